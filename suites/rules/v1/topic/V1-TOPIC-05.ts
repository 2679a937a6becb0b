import type { CodecMode } from '../../../../mock-platform/generations/v1/own.ts';
import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-TOPIC-05',
  level: 'MUST',
  sentence: "publishes JSON on json, and on binary bytes that its product's codec reads, if the product has a codec",
  source: 'ref 3, 4.5',
  shownIn: ['connect', 'binary'],
  judge({ exercised, broken }) {
    const codecModes = new Map<string, CodecMode>();
    const products = new Map<string, string>();
    return {
      'product-registered': ({ productId, v1 }) => v1 && codecModes.set(productId, v1.codecMode),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      'message-received'(entry) {
        const declared = codecModes.get(products.get(entry.deviceId) ?? '');
        if (declared === undefined) return;
        exercised();
        const fault = faultOf(entry, declared);
        if (fault) broken({ ...fault, evidence: [entry] });
      },
    };
  },
});

/** Broken JSON on json is V1-REPORT-01's, bytes that the codec cannot read V1-BIN-01's: here it is the topic that is wrong. */
function faultOf({ v1, unreadable, payload }: Entry<'message-received'>, declared: CodecMode) {
  const codecMode = v1?.codecMode;
  if (codecMode === 'binary' && declared === 'json') {
    return {
      message: 'It published on its binary topic, and its product has no codec.',
      expected: 'JSON on data/json',
      actual: `${payload.length} bytes on data/binary`,
    };
  }
  if (unreadable === undefined) return undefined;
  const looksLikeJson = /^\s*\{[\s\S]*\}\s*$/.test(new TextDecoder().decode(payload));
  if (codecMode === 'binary' && looksLikeJson) {
    return {
      message: 'It published JSON on its binary topic, where the codec cannot read it.',
      expected: 'the bytes that the codec reads, or JSON on data/json',
      actual: 'JSON on data/binary',
    };
  }
  if (codecMode === 'json' && declared === 'binary' && !looksLikeJson && payload.length > 0) {
    return {
      message: 'It published bytes for the codec on its JSON topic.',
      expected: 'those bytes on data/binary',
      actual: `${payload.length} bytes that are not JSON on data/json`,
    };
  }
  return undefined;
}
