import type { Entry, Handlers } from '../rule.ts';

type Sent = Entry<'probe-sent' | 'command-redelivered'>;

/**
 * Tells when the device must be done with something that was sent to it: when it has answered a valid command that was
 * sent later. Absence is judged there, and not after a time.
 */
export function afterBarrier(wanted: (sent: Sent) => boolean, past: (sent: Sent) => void): Handlers {
  let open: Sent[] = [];
  const commandsAt = new Map<string, number>();
  const begin = (sent: Sent) => {
    if (wanted(sent)) open.push(sent);
  };
  return {
    'probe-sent': begin,
    'command-redelivered': begin,
    'command-sent': ({ key, seq }) => void commandsAt.set(key, seq),
    'command-answered'({ key, fit }) {
      const barrier = commandsAt.get(key) ?? 0;
      commandsAt.delete(key);
      if (fit !== 'valid' || open.length === 0) return;
      const done = open.filter(({ seq }) => seq < barrier);
      open = open.filter(({ seq }) => seq >= barrier);
      for (const sent of done) past(sent);
    },
  };
}
