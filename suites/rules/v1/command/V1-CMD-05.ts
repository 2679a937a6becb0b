import { memberSpelling } from '../../../../mock-platform/protocol/member-spelling.ts';
import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-05',
  level: 'MUST',
  sentence: 'sends an integer `errcode`',
  source: 'ref 4.3',
  shownIn: ['commands'],
  needs: ['commands'],
  judge({ exercised, broken }) {
    const judge = (response: { readonly errcode?: unknown }, entry: Entry) => {
      exercised();
      const { errcode } = response;
      if (Number.isInteger(errcode)) return;
      const nearMiss = nearMissOf(response);
      broken({
        message: errcode === undefined ? 'It answered without errcode.' : 'Its errcode is not an integer.',
        expected: 'an integer: 0 for success, any other for failure',
        actual: errcode === undefined ? 'no errcode' : JSON.stringify(errcode),
        ...(nearMiss && { nearMiss }),
        evidence: [entry],
      });
    };
    return {
      'message-received'(entry) {
        if (entry.kind === 'response') judge(entry.value as { readonly errcode?: unknown }, entry);
      },
      // In another place, or in bytes that had to be mended: that is another mistake.
      'command-answered'(entry) {
        if (entry.otherwise === 'form') judge({ errcode: entry.errcode }, entry);
      },
    };
  },
});

/** What it is called by mistake. */
const otherNames = ['errorCode', 'error_code', 'resultCode', 'result_code', 'code', 'result', 'errno'];

function nearMissOf(response: { readonly errcode?: unknown }): string | undefined {
  const { errcode } = response;
  if (typeof errcode === 'string' && /^-?\d+$/.test(errcode)) return 'digits in a string';
  if (errcode !== undefined) return undefined;
  const other = memberSpelling(response, 'errcode') ?? otherNames.find((name) => name in response);
  return other && `"${other}" where "errcode" belongs`;
}
