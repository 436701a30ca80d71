import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  networkOf,
  requestedPath,
  sourceOf,
  stampRequests,
  readableAddress,
} from '@/lib/auth/source';

const DAY = 24 * 60 * 60_000;
const from = (peer: string, forwarded?: string): Headers =>
  new Headers({
    'x-attest-peer': peer,
    ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
  });

describe('addressOf', () => {
  it('believes nobody but the connection when no proxy is trusted', () => {
    expect(addressOf(from('203.0.113.7', '198.51.100.1'), 0)).toBe('203.0.113.7');
  });

  it('believes as many proxies as are trusted, from the connection backwards', () => {
    expect(addressOf(from('10.0.0.1', '198.51.100.1'), 1)).toBe('198.51.100.1');
    expect(addressOf(from('10.0.0.1', '6.6.6.6, 198.51.100.1'), 1)).toBe('198.51.100.1');
    expect(addressOf(from('10.0.0.1', '198.51.100.1, 10.0.0.2'), 2)).toBe('198.51.100.1');
    expect(addressOf(from('10.0.0.1', '198.51.100.1'), 5)).toBe('198.51.100.1');
  });
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('sourceOf', () => {
  it('is the same all day, another the next, and does not hold the address', () => {
    const morning = sourceOf(from('203.0.113.7'), 0, 5 * DAY);
    expect(sourceOf(from('203.0.113.7'), 0, 5 * DAY + 1000)).toBe(morning);
    expect(sourceOf(from('203.0.113.8'), 0, 5 * DAY)).not.toBe(morning);
    expect(sourceOf(from('203.0.113.7'), 0, 6 * DAY)).not.toBe(morning);
    expect(morning).toMatch(/^[\w-]{22}$/);
  });
});

describe('stampRequests', () => {
  it('overwrites what a client sends under the same names', async () => {
    stampRequests();
    const server = createServer((received, response) => response.end(JSON.stringify(received.headers)));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const body = await new Promise<string>((resolve, reject) => {
      const headers = { 'x-attest-peer': '6.6.6.6', 'x-attest-path': '/evil' };
      request({ port, path: '/cases?view=mine&_rsc=1x', headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    await new Promise((closed) => server.close(closed));
    const seen = new Headers(JSON.parse(body) as Record<string, string>);
    expect(addressOf(seen, 0)).toBe('127.0.0.1');
    expect(requestedPath(seen)).toBe('/cases?view=mine');
  });
});

it.each([
  ['/cases/CH-2026-0001?q=%ff', '/cases/CH-2026-0001?q=%ff'],
  ['/cases/%D9%A1%2F2', '/cases/%D9%A1%2F2'],
  ['/cases/%ff?q=1', '/cases/%EF%BF%BD?q=1'],
  ['/cases/%2Fa%ed%a0%80', '/cases/%2Fa%EF%BF%BD%EF%BF%BD%EF%BF%BD'],
  ['/cases/100%', '/cases/100%25'],
])('the address %s is read as %s', (sent, read) => {
  expect(readableAddress(sent)).toBe(read);
});
