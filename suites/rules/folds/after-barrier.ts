import type { Entry, Handlers } from '../rule.ts';

type Sent = Entry<'probe-sent' | 'command-redelivered' | 'message-sent'>;

interface Barrier {
  /** Which answers tell it. Default: those of any valid request. */
  readonly isBarrier?: (answered: Entry<'command-answered'>) => boolean;
  /** Does a sign of life tell it, too, for devices that answer nothing? */
  readonly takesLife?: boolean;
}

/** What comes sooner was on its way. */
export const onItsWayMs = 1000;

/** What a device does without being asked. */
export function signsOfLife(lives: (entry: Entry) => void): Handlers {
  return {
    'message-received': lives,
    'packet-received': (entry) => void (entry.packet.type === 'PINGREQ' && lives(entry)),
  };
}

/**
 * Tells when the device must be done with something that was sent to it: when it has answered a valid command that was
 * sent later. Absence is judged there, and not after a time.
 */
export function afterBarrier(
  wanted: (sent: Sent) => boolean,
  past: (sent: Sent) => void,
  { isBarrier = () => true, takesLife = false }: Barrier = {},
): Handlers {
  let open: Sent[] = [];
  /** When commands left that may tell it: of those that leave while nothing is open none can. */
  const commandsAt = new Map<string, number>();
  const begin = (sent: Sent) => {
    if (wanted(sent)) open.push(sent);
  };
  const settle = (isDone: (sent: Sent) => boolean) => {
    const done = open.filter(isDone);
    open = open.filter((sent) => !isDone(sent));
    if (open.length === 0) commandsAt.clear();
    for (const sent of done) past(sent);
  };
  const lives = ({ at }: Entry) => {
    if (open.length > 0) settle((sent) => at - sent.at >= onItsWayMs);
  };
  return {
    'probe-sent': begin,
    'command-redelivered': begin,
    'message-sent': begin,
    'command-sent'({ key, seq }) {
      if (open.length > 0) commandsAt.set(key, seq);
    },
    'command-answered'(entry) {
      if (open.length === 0) return;
      const barrier = commandsAt.get(entry.key) ?? 0;
      commandsAt.delete(entry.key);
      if (entry.fit !== 'valid' || !isBarrier(entry)) return;
      settle(({ seq }) => seq < barrier);
    },
    ...(takesLife && signsOfLife(lives)),
  };
}
