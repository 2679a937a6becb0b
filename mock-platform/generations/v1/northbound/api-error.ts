import type { Choices } from './choices.ts';

/** The documented errors (ref 6): HTTP status, and the words that go with the code. */
const catalogue = {
  '50252': [500, 'The internal server error.'],
  '50400': [400, 'The input is invalid.'],
  '100001': [500, 'Internal server error.'],
  '100002': [401, 'Invalid access token.'],
  '100003': [400, 'Invalid verify code.'],
  '100007': [400, 'Bad request message.'],
  '100022': [400, 'The input is invalid.'],
  '100025': [401, 'AppId for auth not exist.'],
  '100203': [403, 'The application is not existed.'],
  '100208': [401, 'AppId or secret is not right.'],
  '100217': [403, "The application hasn't been authorized."],
  '100222': [400, 'The request callbackurl is illegal.'],
  '100225': [404, 'The resource is not found.'],
  '100227': [409, 'The resource has been subscribed.'],
  '100247': [400, 'Operation not allowed. The application has been frozen.'],
  '100403': [404, 'The device is not existed.'],
  '100416': [400, 'The device has already been bound.'],
  '100418': [404, 'The deviceData is not existed.'],
  '100426': [400, 'The nodeId is duplicated.'],
  '100428': [200, 'The device is not online.'],
  '100431': [200, 'The serviceType is not exist.'],
  '100432': [200, 'The device command is muted.'],
  '100610': [400, 'Device is not active.'],
  '100611': [400, 'Device is online.'],
  '102202': [400, 'Required Parameter is null or empty.'],
  '102203': [400, 'CommandName is invalid.'],
  '600002': [403, 'The product not existed.'],
  '1010005': [403, 'App_key or access_token is invalid.'],
  '1010009': [403, 'app throttle exceed.'],
} as const satisfies Record<string, readonly [status: number, description: string]>;

export type ErrorCode = keyof typeof catalogue;

/** A call is refused with a documented code. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;

  /** @param detail what is wrong here, in words; stands after the documented ones */
  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? catalogue[code][1] : `${catalogue[code][1]} ${detail}`);
    this.code = code;
  }
}

/** Statuses of this call only. */
export type OwnStatuses = Readonly<Partial<Record<ErrorCode, number>>>;

const older: OwnStatuses = { '100203': 200, '100217': 200, '100416': 200 };

/** The HTTP status that goes with a code. */
export function statusOf(
  code: ErrorCode,
  { errorStatus }: Pick<Choices, 'errorStatus'>,
  own: OwnStatuses = {},
): number {
  return own[code] ?? (errorStatus === 'older' ? older[code] : undefined) ?? catalogue[code][0];
}

/** The code's documented words. */
export function descriptionOf(code: ErrorCode): string {
  return catalogue[code][1];
}
