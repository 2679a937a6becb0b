import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-DYN-01',
  level: 'MUST',
  sentence: 'registers itself with {productId}_{nodeId}_1_{signType}_{timestamp}, its productId and the product secret',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  judge({ exercised, broken }) {
    let registering = false;
    let accepted = false;
    let refused: Entry<'authenticated'> | undefined;
    return {
      'stage-began'({ stage }) {
        if (stage !== 'registration') return;
        registering = true;
        accepted = false;
        refused = undefined;
      },
      authenticated(entry) {
        if (entry.accepted && entry.v1?.login === 'product') exercised();
        // A login with a deviceId that it kept from an earlier registration is none of a stranger.
        if (entry.accepted) accepted = true;
        else if (registering && !entry.staged) refused = entry;
      },
      'stage-ended'({ stage, complete }) {
        if (stage !== 'registration') return;
        registering = false;
        if (!complete || accepted || !refused) return;
        exercised();
        broken({
          message: 'It should register itself, and the platform refused its login.',
          expected: 'a login with authentication type 1, signed with the product secret',
          actual: refused.reason,
          evidence: [refused],
        });
      },
    };
  },
});
