import { defineRule } from './rule.ts';

const messageTypes = ['deviceReq', 'deviceRsp'];

export default defineRule({
  id: 'V1-REPORT-02',
  level: 'MUST',
  sentence: 'sends msgType "deviceReq" or "deviceRsp", nothing else',
  source: 'ref 4.1, 4.3',
  needs: ['json'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { codecMode, value } = entry;
      if (codecMode !== 'json' || typeof value !== 'object' || value === null || Array.isArray(value)) return;
      exercised();
      const { msgType } = value as { readonly msgType?: unknown };
      if (messageTypes.some((known) => known === msgType)) return;
      const word = typeof msgType === 'string' ? msgType.trim().toLowerCase() : undefined;
      const spelling = messageTypes.find((known) => known.toLowerCase() === word);
      broken({
        message: 'It sent a message that is neither a report nor an answer.',
        expected: '"deviceReq" or "deviceRsp" as msgType',
        actual: msgType === undefined ? 'no msgType' : JSON.stringify(msgType),
        ...(spelling && { nearMiss: `another spelling of "${spelling}"` }),
        evidence: [entry],
      });
    },
  }),
});
