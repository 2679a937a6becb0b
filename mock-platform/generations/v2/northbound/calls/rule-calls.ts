import { z } from 'zod';
import { savedOrUndone } from '../../../../state/saved-or-undone.ts';
import { ApiError } from '../api-error.ts';
import { call } from '../call.ts';
import type { Rule } from '../forwarding.ts';
import { requireSpace } from './find.ts';
import { text } from './schemas.ts';
import { split, subject, subjectOf } from './subject.ts';

const rules = '/routing-rule/rules';

const rule = z
  .object({
    rule_id: text(64),
    rule_name: text(256).optional(),
    description: text(256).optional(),
    subject,
    app_type: z.enum(['GLOBAL', 'APP']),
    app_id: text(256).optional(),
    active: z.boolean(),
  })
  .meta({ id: 'Rule' });

const rulePath = z.object({ rule_id: z.string().min(1).max(64) });
const everything = (words: string) => z.string().regex(/^\s*\*?\s*$/, `expected ${words}: the mock reads no SQL`);

export const makeRule = call({
  method: 'post',
  path: rules,
  tag: 'Forwarding',
  summary: 'Say what is forwarded',
  description: 'It forwards nothing before it has an action and is switched on (`active`).',
  body: z.object({
    rule_name: text(256).optional(),
    description: text(256).optional(),
    subject,
    app_type: z.enum(['GLOBAL', 'APP']).optional().describe('Default: GLOBAL.'),
    app_id: text(36).optional().describe('With app_type APP. Default: the first resource space.'),
    select: everything('all (*)').optional(),
    where: everything('nothing').optional(),
  }),
  reply: { status: 201, description: 'Made.', schema: rule },
  errors: ['MOCK.404', 'MOCK.429'],
  handle: async ({ body }, services) => {
    const { forwarding, platform, applications } = services;
    requireSpace(body.app_id, services);
    const appId = body.app_type === 'APP' ? (body.app_id ?? applications.ownerOf({})) : undefined;
    const made = forwarding.addRule({
      subject: subjectOf(body.subject),
      ...(body.rule_name !== undefined && { name: body.rule_name }),
      ...(body.description !== undefined && { description: body.description }),
      ...(appId !== undefined && { appId }),
    });
    await savedOrUndone(platform.state?.saved(), () => forwarding.removeRule(made.ruleId));
    return { status: 201, body: shownRule(made) };
  },
});

export const queryRules = call({
  method: 'get',
  path: rules,
  tag: 'Forwarding',
  summary: 'Query all rules',
  reply: { status: 200, description: 'All of them.', schema: z.object({ rules: z.array(rule), count: z.int() }) },
  handle: (_, { forwarding }) => {
    return { status: 200, body: { rules: forwarding.rules.map(shownRule), count: forwarding.rules.length } };
  },
});

export const queryRule = call({
  method: 'get',
  path: `${rules}/{rule_id}`,
  tag: 'Forwarding',
  summary: 'Query a rule',
  params: rulePath,
  reply: { status: 200, description: 'The rule.', schema: rule },
  errors: ['MOCK.404'],
  handle: ({ params }, { forwarding }) => ({ status: 200, body: shownRule(forwarding.rule(params.rule_id)) }),
});

export const modifyRule = call({
  method: 'put',
  path: `${rules}/{rule_id}`,
  tag: 'Forwarding',
  summary: 'Switch a rule on or off, or change what is said of it',
  params: rulePath,
  body: z.object({
    rule_name: text(256).optional(),
    description: text(256).optional(),
    active: z.boolean().optional(),
    select: everything('all (*)').optional(),
    where: everything('nothing').optional(),
  }),
  reply: { status: 200, description: 'Changed.', schema: rule },
  errors: ['MOCK.404', 'MOCK.409'],
  handle: async ({ params: { rule_id }, body }, { forwarding, platform }) => {
    const { active, rule_name: name, description } = body;
    if (active && forwarding.actionsOf(forwarding.rule(rule_id).ruleId).length === 0) {
      throw new ApiError('MOCK.409', `Rule ${rule_id} has no action: make one before the rule is switched on.`);
    }
    const changed = forwarding.changeRule(rule_id, {
      ...(active !== undefined && { active }),
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
    });
    await platform.state?.saved();
    return { status: 200, body: shownRule(changed) };
  },
});

export const deleteRule = call({
  method: 'delete',
  path: `${rules}/{rule_id}`,
  tag: 'Forwarding',
  summary: 'Delete a rule with its actions',
  description: 'What waits for their callbacks is dropped.',
  params: rulePath,
  reply: { status: 204, description: 'Deleted.' },
  errors: ['MOCK.404'],
  handle: async ({ params }, { forwarding, platform }) => {
    forwarding.removeRule(params.rule_id);
    await platform.state?.saved();
    return { status: 204 };
  },
});

function shownRule({ ruleId, subject, appId, name, description, active }: Rule) {
  return {
    rule_id: ruleId,
    ...(name !== undefined && { rule_name: name }),
    ...(description !== undefined && { description }),
    subject: split(subject),
    ...(appId === undefined ? { app_type: 'GLOBAL' } : { app_type: 'APP', app_id: appId }),
    active,
  };
}
