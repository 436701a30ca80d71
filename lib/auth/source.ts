import { createHmac, randomBytes } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, for counting guesses only. The address itself is never stored or logged: what is kept,
 * in memory, is an HMAC under a key that is made up anew each day and forgotten.
 */

/** Set on every request by `stampRequests`, whatever the client sent under these names. */
const PEER_HEADER = 'x-attest-peer';
const PATH_HEADER = 'x-attest-path';
const DAY = 24 * 60 * 60_000;

const kept = globalThis as typeof globalThis & {
  attestSourceKey?: { key: Buffer; day: number };
  attestStamps?: true;
};

/**
 * Writes into each request, before the application sees it, the address of the connection and the path that was asked
 * for. Next itself fills X-Forwarded-For only when the client sent none, so that header alone can be made up; and it
 * tells a page nothing of its own address, which sign-in needs to lead back to. Called once, at start.
 */
export function stampRequests(): void {
  if (kept.attestStamps) return;
  kept.attestStamps = true;
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? '';
    // Next answers an address that is no UTF-8 with a fault of its own, before any page is asked.
    request.url = readableAddress(request.url ?? '/');
    request.headers[PATH_HEADER] = request.url;
  });
}

/** The address with U+FFFD for what in its path is no UTF-8: it then names nothing, and is answered so. */
export function readableAddress(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    const read = path.replace(/(?:%[0-9a-f]{2})+|%/gi, (escaped) =>
      escaped === '%'
        ? '%25'
        : encodeURIComponent(Buffer.from(escaped.replaceAll('%', ''), 'hex').toString()),
    );
    return read + url.slice(path.length);
  }
}

/** The path and query that were asked for, without the router's own mark; undefined where no request was stamped. */
export function requestedPath(headers: Pick<Headers, 'get'>): string | undefined {
  const url = headers.get(PATH_HEADER);
  if (!url) return undefined;
  const [path = '', query = ''] = url.split('?');
  const kept = new URLSearchParams(query);
  kept.delete('_rsc');
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/**
 * The source of a request as an opaque word, good for one day. `trustedProxies` proxies in front of the app are
 * believed for their part of X-Forwarded-For, counted from the connection backwards.
 */
export function sourceOf(headers: Pick<Headers, 'get'>, trustedProxies: number, now: number): string {
  const day = Math.floor(now / DAY);
  if (kept.attestSourceKey?.day !== day) kept.attestSourceKey = { key: randomBytes(32), day };
  return createHmac('sha256', kept.attestSourceKey.key)
    .update(networkOf(addressOf(headers, trustedProxies)))
    .digest('base64url')
    .slice(0, 22);
}

/** The address that the nearest trusted party saw. */
export function addressOf(headers: Pick<Headers, 'get'>, trustedProxies: number): string {
  const forwarded =
    trustedProxies === 0 ? [] : (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const chain = [...forwarded, headers.get(PEER_HEADER) ?? ''];
  return chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? '';
}

/** One household has a whole /64 of IPv6 addresses: they count as one source. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const start = head === '' ? [] : head.split(':');
  const end = tail === '' ? [] : tail.split(':');
  const middle = address.includes('::')
    ? new Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0')
    : [];
  const groups = [...start, ...middle, ...end].slice(0, 4);
  return `${groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
