import { z } from 'zod';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { call } from '../call.ts';
import type { Target } from '../forwarding.ts';
import { requireSpace } from './find.ts';
import { text } from './schemas.ts';
import { remove, split, subject, subjectOf, url } from './subject.ts';

const subscriptions = '/subscriptions';

const subscription = z
  .object({ subscription_id: text(64), subject, callbackurl: url, channel: z.literal('http') })
  .meta({ id: 'Subscription' });

export const makeSubscription = call({
  method: 'post',
  path: subscriptions,
  tag: 'Forwarding',
  summary: 'Subscribe to events in one call',
  description: 'As a rule that is switched on, with one action.',
  body: z.object({
    subject,
    callbackurl: url,
    channel: z.literal('http', 'expected "http": the mock has no other channel').optional(),
    app_id: text(36).optional().describe("Events of this resource space's devices. Default: of all."),
  }),
  reply: { status: 201, description: 'Subscribed.', schema: subscription },
  errors: ['MOCK.404', 'MOCK.429'],
  handle: async ({ body }, services) => {
    const { forwarding, platform } = services;
    requireSpace(body.app_id, services);
    const made = forwarding.addSubscription(subjectOf(body.subject), body.callbackurl, body.app_id);
    await savedOrUndone(platform.state?.saved(), () => forwarding.removeTarget(made));
    return { status: 201, body: shownSubscription(made) };
  },
});

export const querySubscriptions = call({
  method: 'get',
  path: subscriptions,
  tag: 'Forwarding',
  summary: 'Query all subscriptions',
  reply: {
    status: 200,
    description: 'All of them.',
    schema: z.object({ subscriptions: z.array(subscription), count: z.int() }),
  },
  handle: (_, { forwarding }) => {
    const found = forwarding.targets.filter(({ ruleId }) => ruleId === undefined);
    return { status: 200, body: { subscriptions: found.map(shownSubscription), count: found.length } };
  },
});

export const deleteSubscription = call({
  method: 'delete',
  path: `${subscriptions}/{subscription_id}`,
  tag: 'Forwarding',
  summary: 'Delete a subscription',
  description: 'What waits for its callback is dropped.',
  params: z.object({ subscription_id: z.string().min(1).max(64) }),
  reply: { status: 204, description: 'Deleted.' },
  errors: ['MOCK.404'],
  handle: ({ params }, services) => remove(params.subscription_id, false, services),
});

function shownSubscription({ subscriptionId, notifyType, callbackUrl }: Target) {
  return { subscription_id: subscriptionId, subject: split(notifyType), callbackurl: callbackUrl, channel: 'http' };
}
