import type { CredentialFinding, TopicPurpose } from '../journal/events.ts';
import type { ConnectPacket } from '../wire/packet.ts';
import type { V1Coding, V1Login } from './v1/own.ts';

/** Who a connection turned out to belong to. */
export interface Identity {
  readonly deviceId: string;
  readonly v1?: V1Login;
}

/** What becomes of a CONNECT, and why. */
export interface Admission {
  readonly accepted: boolean;
  /** CONNACK return code. */
  readonly returnCode: number;
  readonly reason: string;
  readonly findings: readonly CredentialFinding[];
  /** Of the device that the credentials name, also when they are refused. */
  readonly identity?: Identity;
}

export interface TopicClass {
  readonly purpose: TopicPurpose;
  readonly v1?: V1Coding;
}

/** All that the broker must know of a generation of the native MQTT interface. */
export interface Generation {
  admit(connect: ConnectPacket): Admission;
  /** What a topic name, or a topic filter, is to this login. */
  classify(topic: string, identity: Identity): TopicClass;
}
