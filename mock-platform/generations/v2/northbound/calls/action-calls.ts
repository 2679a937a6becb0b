import { z } from 'zod';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { call } from '../call.ts';
import type { Target } from '../forwarding.ts';
import { members, text } from './schemas.ts';
import { remove, url } from './subject.ts';

const actions = '/routing-rule/actions';

const channelDetail = z.looseObject({ http_forwarding: z.looseObject({ url }) });
const action = z
  .object({ action_id: text(64), rule_id: text(64), channel: z.literal('HTTP_FORWARDING'), channel_detail: members })
  .meta({ id: 'Action' });

export const makeAction = call({
  method: 'post',
  path: actions,
  tag: 'Forwarding',
  summary: 'Say where a rule forwards to',
  description:
    'An event is POSTed as JSON to the URL, which has to answer 200 within 15 s; otherwise it is repeated for ten minutes and then dropped.',
  body: z.object({
    rule_id: text(64).min(1),
    channel: z.literal('HTTP_FORWARDING', 'expected "HTTP_FORWARDING": the mock has no other channel'),
    channel_detail: channelDetail,
  }),
  reply: { status: 201, description: 'Made.', schema: action },
  errors: ['MOCK.404', 'MOCK.429'],
  handle: async ({ body }, { forwarding, platform }) => {
    const { rule_id, channel_detail: detail } = body;
    const made = forwarding.addAction(rule_id, detail.http_forwarding.url, {
      http_forwarding: { url: detail.http_forwarding.url },
    });
    await savedOrUndone(platform.state?.saved(), () => forwarding.removeTarget(made));
    return { status: 201, body: shownAction(made) };
  },
});

export const queryActions = call({
  method: 'get',
  path: actions,
  tag: 'Forwarding',
  summary: 'Query the actions of rules',
  query: z.object({ rule_id: text(64).optional() }),
  reply: {
    status: 200,
    description: 'All that match.',
    schema: z.object({ actions: z.array(action), count: z.int() }),
  },
  handle: ({ query }, { forwarding }) => {
    const found = forwarding.targets.filter(
      ({ ruleId }) => ruleId !== undefined && (query.rule_id === undefined || ruleId === query.rule_id),
    );
    return { status: 200, body: { actions: found.map(shownAction), count: found.length } };
  },
});

export const deleteAction = call({
  method: 'delete',
  path: `${actions}/{action_id}`,
  tag: 'Forwarding',
  summary: 'Delete an action',
  description: 'What waits for its callback is dropped.',
  params: z.object({ action_id: z.string().min(1).max(64) }),
  reply: { status: 204, description: 'Deleted.' },
  errors: ['MOCK.404'],
  handle: ({ params }, services) => remove(params.action_id, true, services),
});

function shownAction({ subscriptionId, ruleId, detail }: Target) {
  return { action_id: subscriptionId, rule_id: ruleId, channel: 'HTTP_FORWARDING', channel_detail: detail };
}
