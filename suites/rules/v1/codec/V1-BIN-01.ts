import type { CodecMode } from '../../../../mock-platform/generations/v1/own.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-BIN-01',
  level: 'MUST',
  sentence: "publishes on data/binary what its product's codec can decode",
  source: 'ref 4.5',
  shownIn: ['binary'],
  needs: ['binary'],
  judge({ exercised, broken }) {
    const codecModes = new Map<string, CodecMode>();
    const products = new Map<string, string>();
    return {
      'product-registered': ({ productId, v1 }) => v1 && codecModes.set(productId, v1.codecMode),
      'device-registered': ({ deviceId, productId }) => products.set(deviceId, productId),
      'message-received'(entry) {
        const { v1, deviceId, payload, unreadable } = entry;
        if (v1?.codecMode !== 'binary' || codecModes.get(products.get(deviceId) ?? '') !== 'binary') return;
        // An empty payload is also bytes (ref 4.5). Text instead of bytes has its own rules: V1-TOPIC-05, V1-BIN-04.
        if (payload.length === 0 || (unreadable !== undefined && isText(payload))) return;
        exercised();
        if (unreadable === undefined) return;
        broken({
          message: 'It published bytes that the codec cannot decode.',
          expected: 'a report or a response in the form of the codec',
          actual: `${hexOf(payload)}: ${unreadable}`,
          evidence: [entry],
        });
      },
    };
  },
});

/** A JSON object, or a list of byte values, as text. */
function isText(payload: Uint8Array): boolean {
  const text = new TextDecoder().decode(payload).trim();
  return /^\{[\s\S]*\}$/.test(text) || /^\[[\s\d,+-]*\]$/.test(text);
}

function hexOf(payload: Uint8Array): string {
  const shown = Buffer.from(payload.subarray(0, 32)).toString('hex').replace(/../g, '$& ').trim();
  return payload.length > 32 ? `${shown} … (${payload.length} bytes)` : shown;
}
