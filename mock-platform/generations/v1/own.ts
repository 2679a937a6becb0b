/** How a product's messages are written: as JSON, or in the bytes of a codec of its own. */
export type CodecMode = 'json' | 'binary';

/** What generation 1 adds to a login in the journal. */
export interface V1Login {
  /** What stands in topics: deviceId, or nodeId for a nodeId login. */
  readonly topicId: string;
  /** How it named itself: by deviceId, by nodeId, or as an unregistered device of a product (dynamic registration). */
  readonly login: 'device-id' | 'node-id' | 'product';
}

/** What it adds to a data or command topic, to what is published there, and to a product. */
export interface V1Coding {
  readonly codecMode: CodecMode;
}

/** One object for each mode: entries of the journal share it. */
export const codings = { json: { codecMode: 'json' }, binary: { codecMode: 'binary' } } as const;

/** What it adds to a command, and to all that becomes of it. */
export interface V1Command extends V1Coding {
  readonly mid: number;
}

/** What it adds to a response that answers nothing. */
export interface V1Response {
  /** As sent, with any type; absent when missing. */
  readonly mid?: unknown;
}
