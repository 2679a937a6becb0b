/** Errors of the interface (ref2 6.1): HTTP status, and the words that go with the code. */
const catalogue = {
  'IOTDA.000002': [401, 'Authentication failed.'],
  'IOTDA.000006': [400, 'Invalid input data.'],
  'IOTDA.000008': [400, 'Invalid input. Bad request.'],
  'IOTDA.014000': [404, 'The device does not exist.'],
  'IOTDA.014016': [403, 'Operation not allowed. The device is not online.'],
  'IOTDA.014031': [409, 'Operation not allowed. The device exists already.'],
  'IOTDA.014111': [200, 'Command request timed out. The device has not answered.'],
  'IOTDA.014112': [403, 'Operation not allowed. The device has not subscribed to the topic.'],
  'MOCK.404': [404, 'There is no such resource.'],
  'MOCK.409': [409, 'Operation not allowed. It exists already, or is in use.'],
  'MOCK.429': [403, 'Operation not allowed. There are too many of them.'],
  'MOCK.500': [500, 'Internal server error.'],
} as const satisfies Record<string, readonly [status: number, description: string]>;

export type ErrorCode = keyof typeof catalogue;

/** A call is refused with a code. Those that begin with `MOCK` are the mock's own: no source has one for the case. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;

  /** @param detail what is wrong here, in words; stands after the code's own */
  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? catalogue[code][1] : `${catalogue[code][1]} ${detail}`);
    this.code = code;
  }
}

/** The HTTP status that goes with a code. */
export function statusOf(code: ErrorCode): number {
  return catalogue[code][0];
}

/** The code's words. */
export function descriptionOf(code: ErrorCode): string {
  return catalogue[code][1];
}
