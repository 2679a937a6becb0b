import { defineRule } from './rule.ts';

export default defineRule({
  id: 'V1-CMD-05',
  level: 'MUST',
  sentence: 'sends an integer `errcode`',
  source: 'ref 4.3',
  needs: ['commands'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      if (!isResponse(entry.value)) return;
      exercised();
      const { errcode } = entry.value;
      if (Number.isInteger(errcode)) return;
      const isDigits = typeof errcode === 'string' && /^-?\d+$/.test(errcode);
      broken({
        message: errcode === undefined ? 'It answered without errcode.' : 'Its errcode is no integer.',
        expected: 'an integer: 0 for success, any other for failure',
        actual: errcode === undefined ? 'no errcode' : JSON.stringify(errcode),
        ...(isDigits && { nearMiss: 'digits in a string' }),
        evidence: [entry],
      });
    },
  }),
});

function isResponse(value: unknown): value is { readonly errcode?: unknown } {
  return typeof value === 'object' && value !== null && 'msgType' in value && value.msgType === 'deviceRsp';
}
