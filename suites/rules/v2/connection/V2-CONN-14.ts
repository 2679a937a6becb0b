import { judgeOneConnection } from '../../judges/connection/judge-one-connection.ts';
import { defineRule } from '../../rule.ts';

/** One official SDK waits for its CONNACK for a second, and then begins again beside it. A busy machine takes from that. */
const patienceMs = 800;

export default defineRule({
  id: 'V2-CONN-14',
  level: 'MUST',
  sentence: 'holds at most one connection at a time',
  source: 'ref2 2.2',
  shownIn: ['connect'],
  judge: judgeOneConnection({ patienceMs }),
});
