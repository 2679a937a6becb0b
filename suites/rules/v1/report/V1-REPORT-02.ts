import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { memberSpelling, wordSpelling } from '../../../../mock-platform/protocol/member-spelling.ts';
import { defineRule } from '../../rule.ts';

const messageTypes = ['deviceReq', 'deviceRsp'];

export default defineRule({
  id: 'V1-REPORT-02',
  level: 'MUST',
  sentence: 'sends msgType "deviceReq" or "deviceRsp", nothing else',
  source: 'ref 4.1, 4.3',
  shownIn: ['reports'],
  needs: ['json'],
  hides: 'reports',
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { v1, value } = entry;
      if (v1?.codecMode !== 'json' || !isObject(value)) return;
      exercised();
      const { msgType } = value;
      if (messageTypes.some((known) => known === msgType)) return;
      const nearMiss = nearMissOf(value);
      broken({
        message: 'It sent a message that is neither a report nor an answer.',
        expected: '"deviceReq" or "deviceRsp" as msgType',
        actual: msgType === undefined ? 'no msgType' : JSON.stringify(msgType),
        ...(nearMiss && { nearMiss }),
        evidence: [entry],
      });
    },
  }),
});

function nearMissOf(message: object): string | undefined {
  const { msgType } = message as { readonly msgType?: unknown };
  if (typeof msgType === 'string') {
    const spelling = wordSpelling(msgType, messageTypes);
    return spelling && `another spelling of "${spelling}"`;
  }
  const member = memberSpelling(message, 'msgType');
  if (member !== undefined) return `"${member}" where "msgType" belongs`;
  return ofLaterGeneration(message);
}

/** What devices of the later generation publish on their own topics, where no msgType says what it is. */
function ofLaterGeneration(message: object): string | undefined {
  const { services, devices, result_code } = message as Readonly<Record<string, unknown>>;
  const [first] = Array.isArray(services) ? services : Array.isArray(devices) ? devices : [];
  const isReport = typeof first === 'object' && first !== null && ['service_id', 'device_id'].some((id) => id in first);
  if (isReport) return 'a report of the later generation ($oc topics)';
  return result_code === undefined ? undefined : 'an answer of the later generation ($oc topics)';
}
