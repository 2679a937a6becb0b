import { judgeIdentity } from '../../judges/connection/judge-identity.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CONN-02',
  level: 'MUST',
  sentence: 'uses authentication type 0 with its deviceId, 2 with its nodeId, or 1 to register itself',
  source: 'ref 1.2',
  shownIn: ['connect'],
  judge: judgeIdentity({
    wrongType: 'Its authentication type is none of 0, 1, 2.',
    unknownId: 'No device has the id in its client identifier under that authentication type.',
  }),
});
