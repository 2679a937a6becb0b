/** What an application says to a device, without wanting an answer. */
export interface MessageContent {
  /** By what the application knows it. */
  readonly messageId: string;
  /** As the application calls it. */
  readonly name?: string;
  /** A text, or bytes, which only a raw message can have. */
  readonly content: string | Uint8Array;
  /** `standard`: in the platform's envelope (default) · `raw`: the content alone. */
  readonly form?: 'standard' | 'raw';
  /** A topic of the device's own, to which it has to subscribe: what stands behind `user/`. Default: the topic of messages. */
  readonly topic?: string;
  /** The same, as the whole name of any topic. */
  readonly fullTopic?: string;
  /** The sub-device that is meant. Default: the device itself, which is not named. */
  readonly objectDeviceId?: string;
}

/** One event of the platform's own services. */
export interface EventService {
  /** Such as `$time_sync`. */
  readonly serviceId: string;
  readonly eventType: string;
  readonly paras: Readonly<Record<string, unknown>>;
  /** Default: the present time. */
  readonly eventTime?: string;
  readonly eventId?: string;
}

/** An envelope of events, or bytes in its place. */
export type EventContent =
  | {
      /** One to three. */
      readonly services: readonly EventService[];
      /** Default: the device itself. */
      readonly objectDeviceId?: string;
      readonly payload?: never;
    }
  | { readonly payload: Uint8Array; readonly services?: never; readonly objectDeviceId?: never };
