import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { openCall } from '../call.ts';
import type { Services } from '../services.ts';
import { accessTokenLife, type TokenPair } from '../tokens.ts';

const text = z.string().max(256);

const tokens = z
  .object({
    scope: z.literal('default'),
    tokenType: z.string().describe('`Bearer `, with a blank, or `bearer`.'),
    expiresIn: z.int().describe('Seconds that the accessToken is good for.'),
    accessToken: text,
    refreshToken: text,
  })
  .meta({ id: 'Tokens' });

export const login = openCall({
  method: 'post',
  path: '/iocm/app/sec/v1.1.0/login',
  tag: 'Access',
  summary: 'Log in',
  description: 'Only the newest accessToken of an application is valid: earlier ones die at once.',
  body: z.object({ appId: text.optional(), secret: text.optional() }),
  bodyForm: 'form',
  reply: { status: 200, description: 'Logged in.', schema: tokens },
  errors: ['100208', '100247', '102202', '1010009'],
  names: ({ appId }) => appId,
  handle: ({ body }, services) => {
    const { appId, secret } = required(body, ['appId', 'secret']);
    countOwner(appId, secret, services);
    return tokensReply(services.tokens.login(appId, secret), services);
  },
});

export const refreshToken = openCall({
  method: 'post',
  path: '/iocm/app/sec/v1.1.0/refreshToken',
  tag: 'Access',
  summary: 'Get new tokens for a refreshToken',
  body: z.object({ appId: text.optional(), secret: text.optional(), refreshToken: text.optional() }),
  reply: { status: 200, description: 'New tokens; the ones before are void.', schema: tokens },
  errors: ['100208', '100247', '102202', '1010005', '100002', '1010009'],
  names: ({ appId }) => appId,
  handle: ({ body }, services) => {
    const { appId, secret, refreshToken } = required(body, ['appId', 'secret', 'refreshToken']);
    countOwner(appId, secret, services);
    return tokensReply(services.tokens.refresh(appId, secret, refreshToken), services);
  },
});

export const logout = openCall({
  method: 'post',
  path: '/iocm/app/sec/v1.1.0/logout',
  tag: 'Access',
  summary: 'Log out',
  body: z.object({ accessToken: text.optional() }),
  reply: { status: 204, description: 'Logged out: accessToken and refreshToken are void.' },
  errors: ['102202', '1010005', '100002'],
  names: ({ accessToken = '' }, { tokens }) => tokens.ownerOf(accessToken),
  handle: ({ body }, { tokens }) => {
    tokens.logout(required(body, ['accessToken']).accessToken);
    return { status: 204 };
  },
});

function tokensReply({ accessToken, refreshToken }: TokenPair, { choices: { tokenType } }: Services) {
  const body = { scope: 'default', tokenType, expiresIn: accessTokenLife, accessToken, refreshToken };
  return { status: 200, body };
}

/** Whoever does not know the secret has no part in the owner's quota: strangers could use it up. @throws ApiError */
function countOwner(appId: string, secret: string, { tokens, throttle }: Services): void {
  tokens.authenticate(appId, secret);
  throttle?.count(appId);
}

/** Here a missing member has its own code. @throws ApiError 102202 */
function required<Name extends string>(
  body: Readonly<Partial<Record<Name, string | undefined>>>,
  names: readonly Name[],
): Record<Name, string> {
  const missing = names.filter((name) => !body[name]);
  if (missing.length > 0) throw new ApiError('102202', `Missing: ${missing.join(', ')}.`);
  return body as Record<Name, string>;
}
