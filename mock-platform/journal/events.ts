import type { V1Coding, V1Login } from '../generations/v1/own.ts';
import type { V2Content, V2Login, V2Topic } from '../generations/v2/own.ts';
import type { RegistryEvent } from '../registry/events.ts';
import type { MqttPacket, WireViolation } from '../wire/packet.ts';

/** What every journal entry carries, apart from its own members. */
export interface Stamp {
  /** 1, 2, 3 … in the order of recording. */
  readonly seq: number;
  /** Milliseconds since the journal began, monotonic, with fractions. */
  readonly at: number;
  /** The platform's wall clock, milliseconds since the epoch. */
  readonly wall: number;
}

/** How a device connects: TCP, TLS, or WebSocket over one of them. */
export type Transport = 'tcp' | 'tls' | 'ws' | 'wss';
/** What a server certificate is made to be; everything but `valid` is a trap for devices that do not look. */
export type CertificateKind = 'valid' | 'unknown-ca' | 'expired' | 'wrong-host';

/** A network connection was accepted, before any TLS. Connections are numbered 1, 2, 3 … */
export interface ConnectionOpened {
  readonly type: 'connection-opened';
  readonly connection: number;
  readonly transport: Transport;
  readonly remote: string;
}

export interface TlsHandshake {
  readonly type: 'tls-handshake';
  readonly connection: number;
  readonly outcome: 'completed' | 'failed';
  readonly certificate: CertificateKind;
  /** Such as `TLSv1.2`. */
  readonly protocol?: string;
  readonly cipher?: string;
  readonly serverName?: string;
  readonly error?: string;
}

/** One MQTT packet from the device. Password and secrets are masked with `*` in `packet` and `raw`. */
export interface PacketReceived {
  readonly type: 'packet-received';
  readonly connection: number;
  readonly packet: MqttPacket;
  readonly raw: Uint8Array;
}

/** One MQTT packet to the device, at the moment it was handed to the socket. */
export interface PacketSent {
  readonly type: 'packet-sent';
  readonly connection: number;
  readonly packet: MqttPacket;
  readonly raw: Uint8Array;
  /**
   * Where it was cut into pieces, each a separate write: offsets into `raw`, ascending. Absent for a packet
   * that left whole; what had not left after a second left in one piece all the same.
   */
  readonly cuts?: readonly number[];
  /** So many packets, this one among them, left in one write, as a scenario asked for. */
  readonly joined?: number;
}

/** Bytes sent that are not an MQTT 3.1.1 packet: a fault that a scenario asked for. */
export interface BytesSent {
  readonly type: 'bytes-sent';
  readonly connection: number;
  readonly raw: Uint8Array;
  readonly fault: string;
}

/** The device's bytes broke MQTT 3.1.1. Follows the `packet-received` of the packet, or stands in its place if there is none. */
export interface WireViolated extends WireViolation {
  readonly type: 'wire-violated';
  readonly connection: number;
  readonly raw: Uint8Array;
}

export interface ConnectionClosed {
  readonly type: 'connection-closed';
  readonly connection: number;
  /** Who closed first. `device` with DISCONNECT, a TCP end or a reset; `platform` for its own reason. */
  readonly by: 'device' | 'platform';
  readonly reason: string;
  /** True when the device said DISCONNECT first. */
  readonly clean: boolean;
  /** True when the device's end was a TCP reset: what it had sent last may be lost, DISCONNECT too. */
  readonly reset?: boolean;
  /** True when the close is a fault that a scenario asked for, such as a cut or a take-over. */
  readonly staged?: boolean;
  /** Bytes of an unfinished packet. */
  readonly leftover?: Uint8Array;
  /** Closed because of a packet that MQTT allows and the platform does not wait for: its type and remaining length. */
  readonly tooLong?: { readonly packet: string; readonly bytes: number };
}

/** One thing that was looked at in a CONNECT's credentials. */
export interface CredentialFinding {
  readonly aspect:
    | 'client-identifier'
    | 'authentication-type'
    | 'sign-type'
    | 'user-name'
    | 'device'
    | 'timestamp'
    | 'password'
    | 'keep-alive'
    | 'protocol';
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
  /** What the value looks like instead: "HMAC with key and message swapped". */
  readonly nearMiss?: string;
}

/** The platform's answer to a CONNECT, and why. */
export interface Authenticated {
  readonly type: 'authenticated';
  readonly connection: number;
  readonly accepted: boolean;
  /** CONNACK return code. */
  readonly returnCode: number;
  readonly reason: string;
  /** True when the refusal is a fault that a scenario asked for: it says nothing of the credentials. */
  readonly staged?: boolean;
  readonly findings: readonly CredentialFinding[];
  /** Known where the credentials name a registered device. */
  readonly deviceId?: string;
  readonly v1?: V1Login;
  readonly v2?: V2Login;
}

export interface DeviceOnline {
  readonly type: 'device-online';
  readonly deviceId: string;
  readonly connection: number;
}

export interface DeviceOffline {
  readonly type: 'device-offline';
  readonly deviceId: string;
  readonly connection: number;
}

/** `connection` was closed because `by` logged in as the same device. */
export interface TakenOver {
  readonly type: 'taken-over';
  readonly deviceId: string;
  readonly connection: number;
  readonly by: number;
}

export interface Subscribed {
  readonly type: 'subscribed';
  readonly connection: number;
  readonly deviceId: string;
  readonly filters: readonly {
    readonly filter: string;
    readonly granted: number;
    /** `command` is the device's own command topic, `foreign` every topic that is not the device's. */
    readonly purpose: TopicPurpose;
    readonly v1?: V1Coding;
    readonly v2?: V2Topic;
  }[];
}

/** What a device's message is: it tells of itself, answers a command, or asks the platform for something. */
export type MessageKind = 'report' | 'response' | 'request';

export type TopicPurpose = 'data' | 'command' | 'registration' | 'bootstrap' | 'foreign';

/** A PUBLISH of an authenticated device, before its content is read. */
export interface Published {
  readonly type: 'published';
  readonly connection: number;
  readonly deviceId: string;
  readonly topic: string;
  readonly purpose: TopicPurpose;
  /** Where the topic itself carries one. */
  readonly key?: string | undefined;
  readonly v1?: V1Coding | undefined;
  readonly v2?: V2Topic | undefined;
  readonly qos: number;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly payload: Uint8Array;
}

/**
 * The content of a publication on the device's own data topic, directly after its `published` event.
 * In binary codec mode `value` is what the product's codec decoded.
 */
export interface MessageReceived {
  readonly type: 'message-received';
  readonly connection: number;
  readonly deviceId: string;
  /** Absent for what is none of these, and where it could not be read. */
  readonly kind?: MessageKind | undefined;
  /** Of the command that it answers, or of the device's own request. */
  readonly key?: string | undefined;
  readonly v1?: V1Coding | undefined;
  readonly v2?: V2Content | undefined;
  readonly payload: Uint8Array;
  /** The JSON value; absent when the payload could not be read. */
  readonly value?: unknown;
  /** Why it could not be read. */
  readonly unreadable?: string;
  /** It is nested deeper, or made of more values, than this platform reads: no fault of the device's. */
  readonly tooDeep?: true;
}

/** A listener opened, changed its face, or went away: `open: false` means the platform is unreachable there. */
export interface ListenerChanged {
  readonly type: 'listener-changed';
  readonly transport: Transport;
  readonly open: boolean;
  readonly port: number;
  readonly certificate?: CertificateKind;
}

/** The platform went back to how it was at start: connections closed, registry restored. */
export interface PlatformReset {
  readonly type: 'platform-reset';
}

/** What wire, broker, registry and journal record, whatever the generation of the protocol. */
export type TransportEvent =
  | ConnectionOpened
  | TlsHandshake
  | PacketReceived
  | PacketSent
  | BytesSent
  | WireViolated
  | ConnectionClosed
  | Authenticated
  | DeviceOnline
  | DeviceOffline
  | TakenOver
  | Subscribed
  | Published
  | MessageReceived
  | RegistryEvent
  | PlatformReset
  | ListenerChanged;
