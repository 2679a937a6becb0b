import { judgeIdentity } from '../../judges/connection/judge-identity.ts';
import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';

const wrongType = 'Its identity type is not 0, the only one of this interface.';

export default defineRule({
  id: 'V2-CONN-02',
  level: 'MUST',
  sentence: 'names itself by identity type 0 and its device_id, not by its node_id',
  source: 'ref2 1.2, 10',
  shownIn: ['connect'],
  judge: (bench) =>
    mergeJudges(
      judgeIdentity({ wrongType, unknownId: 'No device has the device_id in its client identifier.' })(bench),
      {
        // A platform that serves both generations takes it for a device of the first.
        authenticated(entry) {
          const { staged, v1 } = entry;
          if (staged || v1 === undefined || v1.login === 'device-id') return;
          const actual = v1.login === 'node-id' ? 'identity type 2 and its node_id' : 'identity type 1';
          bench.broken({
            message: wrongType,
            expected: 'identity type 0 and its device_id',
            actual,
            evidence: [entry],
          });
        },
      },
    ),
});
