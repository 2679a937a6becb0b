import type { Transport } from '../journal/events.ts';

/** Says why a port cannot be had, and what to do. */
export function explainListenError(
  { code, message }: NodeJS.ErrnoException,
  {
    transport,
    host,
    port,
  }: { readonly transport: Transport | 'http' | 'https'; readonly host: string; readonly port: number },
): string {
  const where = `${transport} port ${port} on ${host}`;
  if (code === 'EADDRINUSE') {
    return `The ${where} is taken: stop what listens there, choose another port, or 0 for any free one.`;
  }
  if (code === 'EACCES') return `The ${where} may not be opened by this user: choose a port above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The ${where} cannot be opened: "${host}" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.`;
  }
  if (code === 'ERR_SOCKET_BAD_PORT') return `The ${where} cannot be opened: a port is a number from 0 to 65535.`;
  return `The ${where} cannot be opened: ${message}.`;
}
