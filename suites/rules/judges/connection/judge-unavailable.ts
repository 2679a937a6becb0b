import type { Entry, Rule } from '../../rule.ts';

/** Does a device come back that was turned away with code 3? */
export const judgeUnavailable: Rule['judge'] = ({ exercised, broken }) => {
  /** By device, since it was turned away for the first time: its last attempt, or the one that was accepted. */
  const attempts = new Map<string, Entry<'authenticated'>>();
  const staged = new Set<string>();
  return {
    'stage-began'({ stage, deviceId }) {
      if (stage !== 'unavailable') return;
      staged.add(deviceId);
      attempts.delete(deviceId);
    },
    authenticated(entry) {
      const { deviceId, returnCode } = entry;
      if (deviceId === undefined || !staged.has(deviceId)) return;
      const last = attempts.get(deviceId);
      if (last ? !last.accepted : returnCode === 3) attempts.set(deviceId, entry);
    },
    'stage-ended'(entry) {
      const { stage, deviceId, complete, waitedMs } = entry;
      if (stage !== 'unavailable' || !staged.delete(deviceId)) return;
      const last = attempts.get(deviceId);
      if (!complete || !last) return;
      exercised();
      if (last.accepted) return;
      broken({
        message: 'It was refused with code 3, and did not connect when the platform was back.',
        expected: 'a new CONNECT, with valid credentials',
        actual:
          last.returnCode === 3 ? `none within ${Math.round(waitedMs)} ms` : `refused with code ${last.returnCode}`,
        evidence: [last, entry],
      });
    },
  };
};
