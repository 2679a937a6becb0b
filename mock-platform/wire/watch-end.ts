import { PlatformError } from '../platform-error.ts';
import type { TapOptions } from './tap-options.ts';
import { wasReset } from './was-reset.ts';

export interface EndListeners {
  /** Called first: what came before the end is still to be read. Calls back when it is. */
  readonly finish: (then: () => void) => void;
  readonly ended: (by: 'device' | 'platform', reason: string, how?: { readonly reset?: boolean }) => void;
}

const reset = ['device', 'reset by the device', { reset: true }] as const;

/** Tells which side ended or broke a socket's stream, and how. */
export function watchEnd({ socket, tcp }: Pick<TapOptions, 'socket' | 'tcp'>, { finish, ended }: EndListeners): void {
  socket.on('end', () => {
    finish(() => {
      if (tcp && wasReset(tcp)) ended(...reset);
      else ended('device', 'closed by the device');
    });
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const { code, message } = error;
    finish(() => {
      if (code === 'ECONNRESET') ended(...reset);
      else if (error instanceof PlatformError) ended('platform', message);
      // The device's WebSocket frames break its rules, or are too long.
      else if (code?.startsWith('WS_ERR_')) ended('platform', `WebSocket: ${message}`);
      else ended('device', `the connection broke: ${message}`);
    });
  });
}
