/**
 * MQTT 3.1.1 control packets as the strict decoder sees them: every field that stands on the wire, nothing interpreted.
 * Names are those of the standard (OASIS MQTT 3.1.1, chapter 3).
 */

export interface ConnectPacket {
  readonly type: 'CONNECT';
  readonly protocolName: string;
  /** 4 is MQTT 3.1.1, 3 is MQTT 3.1. */
  readonly protocolLevel: number;
  readonly cleanSession: boolean;
  /** Seconds; 0 switches the mechanism off. */
  readonly keepAlive: number;
  readonly clientId: string;
  readonly will?: {
    readonly topic: string;
    readonly payload: Uint8Array;
    readonly qos: number;
    readonly retain: boolean;
  };
  readonly username?: string;
  /** The password itself never leaves the decoder through the journal: `PacketReceived` events carry it masked. */
  readonly password?: Uint8Array;
}

export interface ConnackPacket {
  readonly type: 'CONNACK';
  readonly sessionPresent: boolean;
  readonly returnCode: number;
}

export interface PublishPacket {
  readonly type: 'PUBLISH';
  readonly topic: string;
  readonly payload: Uint8Array;
  /** 3 is forbidden and still shown. */
  readonly qos: number;
  readonly retain: boolean;
  readonly dup: boolean;
  /** Present at QoS 1 and 2. */
  readonly packetId?: number;
}

/** The four acknowledgements that consist of a packet identifier, and UNSUBACK. */
export interface AckPacket {
  readonly type: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP' | 'UNSUBACK';
  readonly packetId: number;
}

export interface SubscribePacket {
  readonly type: 'SUBSCRIBE';
  readonly packetId: number;
  readonly filters: readonly { readonly filter: string; readonly qos: number }[];
}

export interface SubackPacket {
  readonly type: 'SUBACK';
  readonly packetId: number;
  /** 0, 1, 2, or 0x80 for a refusal, one for each filter. */
  readonly granted: readonly number[];
}

export interface UnsubscribePacket {
  readonly type: 'UNSUBSCRIBE';
  readonly packetId: number;
  readonly filters: readonly string[];
}

export interface BarePacket {
  readonly type: 'PINGREQ' | 'PINGRESP' | 'DISCONNECT';
}

export type MqttPacket =
  | ConnectPacket
  | ConnackPacket
  | PublishPacket
  | AckPacket
  | SubscribePacket
  | SubackPacket
  | UnsubscribePacket
  | BarePacket;

/** One broken normative statement of MQTT 3.1.1. */
export interface WireViolation {
  /**
   * The statement's number in the standard, such as `MQTT-3.3.1-2`. Two sections have none: `MQTT-2.2.3` stands for a remaining length
   * that is malformed or does not fit the packet, `MQTT-2.2.1` for a packet type that a client never sends.
   */
  readonly clause: string;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  /** True when what follows in the stream cannot be read any more. */
  readonly fatal: boolean;
}
