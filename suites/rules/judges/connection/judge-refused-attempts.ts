import { areEven } from '../../folds/back-off.ts';
import type { Entry, Rule } from '../../rule.ts';

/** One second is asked for. A busy machine has moved the record of an attempt by up to 200 ms. */
const shortestMs = 800;

/** Refusals of one device in a row. */
interface Run {
  last: Entry<'packet-received'>;
  readonly waits: number[];
  hasty: boolean;
  even: boolean;
}

/** How long does a device wait after a refusal with code 2, 4 or 5? */
export const judgeRefusedAttempts: Rule['judge'] = ({ exercised, broken }) => {
  const opened = new Map<number, number>();
  const connects = new Map<number, Entry<'packet-received'>>();
  /** By device, and by protocol level: a library that falls back to MQTT 3.1 at once makes one attempt of two CONNECTs. */
  const runs = new Map<string, Map<number, Run>>();
  let undecided = false;

  function judgeWait(run: Run, connect: Entry<'packet-received'>) {
    // The longer of two distances: a handshake that took its time must not make the wait look short.
    const since = (entry: Entry<'packet-received'>) => opened.get(entry.connection) ?? entry.at;
    const wait = Math.max(connect.at - run.last.at, since(connect) - since(run.last));
    const evidence = [run.last, connect];
    // From one CONNECT to the next: what made one of them late takes from the next wait what it added to the last.
    run.waits.push(connect.at - run.last.at);
    exercised();
    if (wait < shortestMs && !run.hasty) {
      run.hasty = true;
      const message = 'It tried again at once after its CONNECT was refused.';
      broken({ message, expected: 'at least 1 s between attempts', actual: `${Math.round(wait)} ms`, evidence });
    }
    const waits = run.waits.slice(0, 10);
    if (!run.even && areEven(waits)) {
      run.even = true;
      const message = 'It was refused again and again, and its waits did not grow.';
      const actual = `${waits.map(Math.round).join(' ms, ')} ms`;
      broken({ message, expected: 'a longer wait each time', actual, evidence });
    }
  }

  return {
    'connection-opened': ({ connection, at }) => opened.set(connection, at),
    'packet-received'(entry) {
      if (entry.packet.type === 'CONNECT') connects.set(entry.connection, entry);
    },
    authenticated({ connection, accepted, returnCode, deviceId }) {
      const connect = connects.get(connection);
      if (connect?.packet.type !== 'CONNECT') return;
      const { username = '', protocolLevel } = connect.packet;
      const device = deviceId ?? username;
      const run = runs.get(device)?.get(protocolLevel);
      if (run) judgeWait(run, connect);
      undecided = !run;
      if (accepted || ![2, 4, 5].includes(returnCode)) {
        undecided = false;
        runs.delete(device);
      } else if (run) {
        run.last = connect;
      } else {
        const began = { last: connect, waits: [], hasty: false, even: false };
        runs.set(device, (runs.get(device) ?? new Map()).set(protocolLevel, began));
      }
    },
    'device-started': () => runs.clear(),
    'stage-ended'({ stage, complete }) {
      // Refused and not seen again: that is waiting, too.
      if (stage === 'refused' && complete && undecided) exercised();
      undecided = false;
    },
  };
};
