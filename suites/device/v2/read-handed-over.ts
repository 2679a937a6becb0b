import { z } from 'zod';
import { DeviceError } from '../device.ts';
import type { HandedOver } from './own.ts';

const handedOver = z.object({
  kind: z.enum(['command', 'set', 'get', 'message', 'event']),
  requestId: z.string().optional(),
  objectDeviceId: z.string().optional(),
  payloadBase64: z.base64(),
});
const answerSchema = z.object({ received: z.array(handedOver) });

/**
 * What an adapter's answer to `received` holds.
 *
 * @throws DeviceError on anything else: it says what is wrong, and where.
 */
export function readHandedOver(answer: unknown): readonly HandedOver[] {
  const { success, data, error } = answerSchema.safeParse(answer);
  if (success) return data.received as readonly HandedOver[];
  const [issue] = error.issues;
  throw new DeviceError(
    `The adapter answered "received" with ${cut(JSON.stringify(answer))}: ${issue?.path.join('.')}: ${issue?.message}.\n` +
      'Answer {"id":…,"received":[{"kind":"message","payloadBase64":"aGk="}]}, or an empty list.',
  );
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)} … (${text.length} characters)` : text;
}
