// @ts-check
import { createServer } from 'node:net';
import { Explained } from './terminal.mjs';

/** How many ports after the preferred one are looked at. */
const SEARCH_LENGTH = 50;

/**
 * Whether nothing listens on the port, on this machine's IPv4 and IPv6 loopback.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      // A machine without IPv6 cannot have the port taken there.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @returns {Promise<number>} a port the system says is free */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}

/**
 * The port to serve on: the asked-for one or nothing, else the first free one from the preferred on.
 * @param {string | undefined} asked the PORT setting, if any
 * @param {number} preferred
 * @param {(port: number) => Promise<boolean>} isFree
 * @returns {Promise<number>}
 */
export async function choosePort(asked, preferred, isFree = isPortFree) {
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Explained(
        `PORT is "${asked}", which is no port number.`,
        'Give a whole number from 1 to 65535.',
      );
    }
    if (!(await isFree(port))) {
      throw new Explained(
        `Port ${port} is in use by another program.`,
        'Stop that program, give another PORT, or leave PORT unset to take the next free one.',
      );
    }
    return port;
  }
  for (let port = preferred; port < preferred + SEARCH_LENGTH; port += 1) if (await isFree(port)) return port;
  throw new Explained(
    `No free port between ${preferred} and ${preferred + SEARCH_LENGTH - 1}.`,
    'Set PORT to one that is free.',
  );
}
