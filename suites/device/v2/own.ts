/** A message that a device of generation 2 is told to send. */
export type ToldMessage = {
  /** Below `user/`. Default: it goes on `messages/up`. */
  readonly topic?: string;
} & (
  | { /** The bytes, as they are to be sent. */ readonly payloadBase64: string }
  | {
      /** Of the envelope that the documents give: a text or an object. */
      readonly content: unknown;
      readonly name?: string;
      /** The sub-device that it is of. Default: the device itself. */
      readonly objectDeviceId?: string;
    }
);

/** What the application on a device of generation 2 was handed. */
export interface HandedOver {
  readonly kind: 'command' | 'set' | 'get' | 'message' | 'event';
  /** Of a request. */
  readonly requestId?: string;
  /** The device that it is for, if it names one. */
  readonly objectDeviceId?: string;
  /** Of a message what it carries: the content of an envelope, or all bytes; of anything else the payload. */
  readonly payloadBase64: string;
}
