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

/** How a command is to be written. */
export interface V1CommandOptions {
  /** Send `hasMore: 0`. Default: the platform's. */
  readonly hasMore?: boolean;
  /** On the topic of the codec mode that is not the product's, if the device has subscribed to it. Default: the product's. */
  readonly topicOf?: 'other';
  /** Another way to write the same message (JSON mode only). */
  readonly write?: { readonly form: string; readonly bytes: (message: CommandMessage) => Uint8Array };
}

/** A `cloudReq` as an object, its members in the order of the documents' example. */
export interface CommandMessage {
  readonly msgType: 'cloudReq';
  readonly serviceId: string;
  readonly mid: number;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  /** Left out unless given: the documents lack it, an early client cannot do without. */
  readonly hasMore?: 0 | 1;
}

/** Dynamic registration: the platform told a device its deviceId and secret on its `secretNotify` topic. The secret is masked. */
export interface SecretNotified {
  readonly type: 'secret-notified';
  readonly connection: number;
  readonly deviceId: string;
  readonly productId: string;
  readonly nodeId: string;
}
