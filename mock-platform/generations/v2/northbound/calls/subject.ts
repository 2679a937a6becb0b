import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { type Subject, subjects } from '../forwarding.ts';
import type { Services } from '../services.ts';
import { text } from './schemas.ts';

/** What is forwarded. */
export const subject = z
  .object({ resource: text(64), event: text(64) })
  .describe(`What is forwarded: ${subjects.join(', ')}.`);

/** Where to. */
export const url = z.string().max(1024).describe('http or https.');

/** @throws ApiError IOTDA.000006 */
export function subjectOf({ resource, event }: { readonly resource: string; readonly event: string }): Subject {
  const found = subjects.find((one) => one === `${resource}/${event}`);
  if (found) return found;
  throw new ApiError(
    'IOTDA.000006',
    `body.subject is ${JSON.stringify(resource)} and ${JSON.stringify(event)}: expected one of ${subjects.join(', ')}.`,
  );
}

/** As it is shown. */
export function split(subject: string) {
  const [resource = '', event = ''] = subject.split('/');
  return { resource, event };
}

/** Deletes an action, or a subscription. @throws ApiError MOCK.404 */
export async function remove(id: string, isAction: boolean, { forwarding, platform }: Services) {
  forwarding.removeTarget(forwarding.target(id, isAction));
  await platform.state?.saved();
  return { status: 204 };
}
