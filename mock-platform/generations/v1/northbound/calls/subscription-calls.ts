import { z } from 'zod';
import type { Application } from '../../../../registry/applications.ts';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Services } from '../services.ts';
import { type FirstSubscription, notifyTypes } from '../subscriptions.ts';
import { count } from './device-schemas.ts';

const path = '/iocm/app/sub/v1.2.0/subscriptions';
const notifyType = z.enum(notifyTypes);
const callbackUrl = z.string().max(1024);
const subscriptionIdPath = z.object({ subscriptionId: z.string().min(1).max(256) });

const subscription = z.object({ subscriptionId: z.string(), notifyType, callbackUrl }).meta({ id: 'Subscription' });

export const createSubscription = call({
  method: 'post',
  path,
  tag: 'Subscriptions',
  summary: 'Subscribe to notifications',
  description:
    'A notification is POSTed as JSON to callbackUrl, which has to answer 200 within 15 s; otherwise it is repeated for ten ' +
    'minutes and then dropped. The answer to a command arrives as commandRsp, and without this subscription nowhere.',
  query: z.object({ ownerFlag: z.enum(['true', 'false']).optional() }),
  body: z.object({
    notifyType,
    callbackUrl: callbackUrl.describe('http or https, and with a port.'),
    appId: z.string().max(256).optional(),
  }),
  reply: { status: 201, description: 'Subscribed.', schema: subscription },
  errors: ['100222', '100227'],
  handle: async ({ body }, { subscriptions, platform, applications }, { appId }) => {
    if (body.appId !== undefined && body.appId !== appId) {
      const code = applications.byId(body.appId) ? '100217' : '100203';
      throw new ApiError(code, `body.appId is ${JSON.stringify(body.appId)}.`);
    }
    const { notifyType, callbackUrl } = body;
    const made = subscriptions.add({ appId, notifyType, callbackUrl });
    await savedOrUndone(platform.state?.saved(), () => subscriptions.remove(made));
    return { status: 201, body: shown(made) };
  },
});

export const querySubscription = call({
  method: 'get',
  path: `${path}/{subscriptionId}`,
  tag: 'Subscriptions',
  summary: 'Query one subscription',
  params: subscriptionIdPath,
  reply: { status: 200, description: 'The subscription.', schema: subscription },
  errors: ['100225'],
  handle: ({ params }, services, application) => {
    return { status: 200, body: shown(own(params.subscriptionId, application, services)) };
  },
});

export const querySubscriptions = call({
  method: 'get',
  path,
  tag: 'Subscriptions',
  summary: 'Query many subscriptions',
  query: z.object({
    notifyType: notifyType.optional(),
    pageNo: count(0, 1_000_000).optional().describe('Default: 0.'),
    pageSize: count(1, 2000).optional().describe('Default: 10.'),
  }),
  reply: {
    status: 200,
    description: 'One page.',
    schema: z.object({
      totalCount: z.int(),
      pageNo: z.int(),
      pageSize: z.int(),
      subscriptions: z.array(subscription),
    }),
  },
  handle: ({ query: { notifyType, pageNo = 0, pageSize = 10 } }, { subscriptions }, { appId }) => {
    const found = subscriptions.find(appId, { notifyType });
    const page = found.slice(pageNo * pageSize, (pageNo + 1) * pageSize).map(shown);
    return { status: 200, body: { totalCount: found.length, pageNo, pageSize, subscriptions: page } };
  },
});

export const deleteSubscription = call({
  method: 'delete',
  path: `${path}/{subscriptionId}`,
  tag: 'Subscriptions',
  summary: 'Delete one subscription',
  description: 'What waits for its callback is dropped.',
  params: subscriptionIdPath,
  reply: { status: 204, description: 'Deleted.' },
  errors: ['100225'],
  handle: async ({ params }, services, application) => {
    services.subscriptions.remove(own(params.subscriptionId, application, services));
    await services.platform.state?.saved();
    return { status: 204 };
  },
});

export const deleteSubscriptions = call({
  method: 'delete',
  path,
  tag: 'Subscriptions',
  summary: 'Delete subscriptions by type, by address, or all',
  query: z.object({ notifyType: notifyType.optional(), callbackUrl: callbackUrl.optional() }),
  reply: { status: 204, description: 'Deleted.' },
  handle: async ({ query: { notifyType, callbackUrl } }, { subscriptions, platform }, { appId }) => {
    for (const found of subscriptions.find(appId, { notifyType, callbackUrl })) subscriptions.remove(found);
    await platform.state?.saved();
    return { status: 204 };
  },
});

function own(subscriptionId: string, { appId }: Application, { subscriptions }: Services): FirstSubscription {
  const found = subscriptions.byId(appId, subscriptionId);
  if (!found) {
    throw new ApiError('100225', `This application has no subscription ${JSON.stringify(subscriptionId)}.`);
  }
  return found;
}

function shown({ subscriptionId, notifyType, callbackUrl }: FirstSubscription) {
  return { subscriptionId, notifyType, callbackUrl };
}
