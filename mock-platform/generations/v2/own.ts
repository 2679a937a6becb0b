/**
 * What a topic of a device's own is for, without its decorations: what stands behind `$oc/devices/{id}/sys/`. `user` is everything
 * under `$oc/devices/{id}/user/`, `unknown` what is under the device's prefix and in no table.
 */
export type V2Channel =
  | 'messages/up'
  | 'messages/down'
  | 'properties/report'
  | 'gateway/sub_devices/properties/report'
  | 'properties/set'
  | 'properties/set/response'
  | 'properties/get'
  | 'properties/get/response'
  | 'commands'
  | 'commands/response'
  | 'events/up'
  | 'events/down'
  | 'shadow/get'
  | 'shadow/get/response'
  | 'bootstrap/up'
  | 'bootstrap/down'
  | 'user'
  | 'unknown';

/** What generation 2 adds to a login in the journal. */
export interface V2Login {
  /** As in the client identifier: `0`, a deviceId. */
  readonly identityType: string;
  /** `0`: the timestamp is not looked at, `1`: it is. */
  readonly signType: string;
}

/** What it adds to a topic of the device's own, or to a topic filter. */
export interface V2Topic {
  readonly channel: V2Channel;
  /** From `?request_id=` behind the topic, as sent: it may be empty. */
  readonly traceId?: string;
  /** `?encoding=gzip` stands behind the topic. */
  readonly gzip?: true;
}

/** What it adds to what was published there. */
export interface V2Content extends V2Topic {
  /** Bytes of the content, where `?encoding=gzip` says that it is compressed and it is. */
  readonly contentBytes?: number;
  /**
   * Why the platform drops it: `not-gzip`, though the topic says so · `too-long`, beyond what the platform takes, where it was
   * compressed counted after that.
   */
  readonly dropped?: 'not-gzip' | 'too-long';
}

/** Of what kind a request is that wants an answer. */
export type V2Family = 'command' | 'set' | 'get';

/** What it adds to a request, and to all that becomes of it. */
export interface V2Request {
  readonly family: V2Family;
  /** The sub-device that is meant; absent for the device itself. */
  readonly objectDeviceId?: string;
}

/** What it adds to something that is not a valid request, sent on purpose. */
export interface V2Probe extends V2Request {
  readonly channel: V2Channel;
}

/** One service of a property set, as it is written. */
export interface V2ServiceProperties {
  readonly service_id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** How a request is to be written. */
export interface V2CommandOptions {
  /**
   * Default: `command`. A `set` has the services that are set in `paras`, as `{ services: [{ service_id, properties }] }`; a `get`
   * has `{}` there, or `{ service_id }`. Their `cmd` is `properties/set` and `properties/get`.
   */
  readonly family?: V2Family;
  /** `object_device_id` of the request. Default: left out. */
  readonly objectDeviceId?: string;
}

/** The body of a request, its members in the order of what the platform was seen to send. */
export type V2RequestBody =
  | {
      readonly object_device_id?: string;
      readonly paras: Readonly<Record<string, unknown>>;
      readonly service_id: string;
      readonly command_name: string;
    }
  | { readonly object_device_id?: string; readonly services: readonly V2ServiceProperties[] }
  | { readonly object_device_id?: string; readonly service_id?: string };
