import { expect, test } from 'vitest';
import { explainListenError } from './explain-listen-error.ts';

test.each([
  ['EADDRINUSE', 'is taken: stop what listens there, choose another port, or 0 for any free one.'],
  ['EACCES', 'may not be opened by this user: choose a port above 1023.'],
  [
    'EADDRNOTAVAIL',
    'cannot be opened: "broker.example" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.',
  ],
  [
    'ENOTFOUND',
    'cannot be opened: "broker.example" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.',
  ],
  [
    'EAI_AGAIN',
    'cannot be opened: "broker.example" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.',
  ],
  ['ERR_SOCKET_BAD_PORT', 'cannot be opened: a port is a number from 0 to 65535.'],
  ['ENFILE', 'cannot be opened: listen ENFILE.'],
])('%s', (code, words) => {
  const error = Object.assign(new Error(`listen ${code}`), { code });
  const message = explainListenError(error, { transport: 'tls', host: 'broker.example', port: 883 });
  expect(message).toBe(`The tls port 883 on broker.example ${words}`);
});
