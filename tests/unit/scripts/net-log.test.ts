import { expect, test } from 'vitest';
import { hostsIn } from '../../../scripts/lib/net-log.mjs';

const types = { SOCKET_ALIVE: 40, SOCKET_CONNECT: 42, UDP_CONNECT: 87, UDP_BYTES_SENT: 90, URL_REQUEST_START_JOB: 120 };
const event = (type: keyof typeof types, id: number, params: object = {}) => ({
  type: types[type],
  source: { id },
  params,
});
const log = (...events: object[]) => JSON.stringify({ constants: { logEventTypes: types }, events });
const probe = [
  event('SOCKET_ALIVE', 15, { source_dependency: { id: 14, type: 43 } }),
  event('UDP_CONNECT', 15, { address: '[2001:db8::8]:443' }),
  event('SOCKET_CONNECT', 14, { address: '[2001:db8::8]:443' }),
];

test('hosts of requests and connections are named, those on this computer by their address', () => {
  const asked = event('URL_REQUEST_START_JOB', 1, { url: 'http://127.0.0.1:4000/api/v3/user' });
  const other = event('URL_REQUEST_START_JOB', 2, { url: 'https://tracker.example/pixel.png' });
  const reached = event('SOCKET_CONNECT', 3, { address: '192.0.2.7:443' });
  expect(hostsIn(log(asked, other, reached))).toEqual(['127.0.0.1', '192.0.2.7:443', 'tracker.example']);
});

test('a socket that sent nothing has reached nobody; one that sent has', () => {
  expect(hostsIn(log(...probe))).toEqual([]);
  expect(hostsIn(log(...probe, event('UDP_BYTES_SENT', 15)))).toEqual(['[2001:db8::8]:443']);
});

test('a log that was cut off names all that it has', () => {
  expect(hostsIn(log(...probe).slice(0, -10))).toEqual(['[2001:db8::8]:443']);
});
