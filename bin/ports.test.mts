import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { anyFreePort, choosePort, isPortFree } from './ports.mjs';

const taken =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

describe('choosePort', () => {
  it('takes the preferred port, or the next free one', async () => {
    expect(await choosePort(undefined, 3000, taken())).toBe(3000);
    expect(await choosePort('', 3000, taken(3000, 3001))).toBe(3002);
  });

  it('takes an asked-for port or says that it is in use', async () => {
    expect(await choosePort('8123', 3000, taken())).toBe(8123);
    await expect(choosePort('8123', 3000, taken(8123))).rejects.toThrow('Port 8123 is in use');
  });

  it.each(['web', '0', '70000', '80.5', '-1'])('refuses PORT=%s', async (asked) => {
    await expect(choosePort(asked, 3000, taken())).rejects.toThrow('no port number');
  });
});

describe('isPortFree', () => {
  it('tells a port somebody listens on from one nobody does', async () => {
    const port = await anyFreePort();
    expect(await isPortFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isPortFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });
});
