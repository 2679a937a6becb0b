import type { Clock } from '../clock.ts';
import type { CommandFit } from '../commands/events.ts';
import type { CredentialFinding, MessageKind, TopicPurpose } from '../journal/events.ts';
import type { EventContent, MessageContent } from '../messages/message-content.ts';
import type { Product, Registry } from '../registry/registry.ts';
import type { KnownSecrets } from '../secrets/known-secrets.ts';
import type { ServiceReport } from '../shadow/service-report.ts';
import type { Shadows } from '../shadow/shadows.ts';
import type { ConnectPacket, PublishPacket } from '../wire/packet.ts';
import type { Occasion, Reply, Saying } from './sayings.ts';
import type { V1Coding, V1Command, V1CommandOptions, V1Login, V1Response } from './v1/own.ts';
import type { V2CommandOptions, V2Content, V2Family, V2Login, V2Probe, V2Request, V2Topic } from './v2/own.ts';

type Members = Readonly<Record<string, unknown>>;

/** Who a connection turned out to belong to. What stands beside the deviceId is the generation's own business. */
export interface Identity {
  readonly deviceId: string;
  readonly v1?: V1Login;
  readonly v2?: V2Login;
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

/** What a topic is to one login. */
export interface TopicClass {
  readonly purpose: TopicPurpose;
  /** Where the topic itself carries one: of the command that is answered, or of the device's own request. */
  readonly key?: string;
  readonly v1?: V1Coding;
  readonly v2?: V2Topic;
}

export interface Subscription extends TopicClass {
  readonly filter: string;
  readonly granted: number;
}

/** One accepted connection of a device. */
export interface Login {
  readonly connection: number;
  readonly identity: Identity;
  /** Its CONNACK has left: nothing may come before that (MQTT-3.2.0-1). */
  readonly isGreeted: boolean;
  /** Those in force: their SUBACK has left. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
}

/** Where a device takes commands. */
export interface Place {
  /** The topic of a command with this key. */
  readonly topicOf: (key: string) => string;
  /** The highest QoS that the device takes there. */
  readonly granted: number;
  /** Does an answer to what was sent there still count when the connection has closed, and the device has come back? */
  readonly outlives?: true;
  /** Where the topic carries the key: one for what is not a command, never one that waits. */
  readonly anyKey?: () => string;
  readonly v1?: V1Coding;
  readonly v2?: V2Probe;
}

/** What a command says, in whatever way it is written. */
export interface CommandContent {
  /** By what the response tells that it answers this command. */
  readonly key: string;
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
}

/** Another way to write the same message. */
export interface OtherForm {
  /** Its name in the journal. */
  readonly form: string;
  /** @param message as the generation would write it: `CommandMessage`, `V2RequestBody` */
  bytes(message: object): Uint8Array;
}

/** How it is to be written, where the generation leaves a choice. Members of another generation are passed over. */
export interface CommandOptions extends V1CommandOptions {
  /** In which generation, where the platform speaks several. Default: the one that the device speaks. */
  readonly generation?: 1 | 2;
  readonly write?: OtherForm;
  readonly v2?: V2CommandOptions;
}

export interface WrittenCommand {
  readonly payload: Uint8Array;
  /** How it stands to the model of the device's product. Default: as a command does. */
  readonly fit?: CommandFit;
  readonly v1?: V1Command;
  readonly v2?: V2Request;
}

/** A response as it was read. */
export interface Response {
  /** As sent, with any type. */
  readonly errcode: unknown;
  /** As sent; absent when the device sent none. */
  readonly body?: unknown;
  /** All of it, as it was read, where applications are told that. */
  readonly answer?: unknown;
  readonly v1?: V1Response | undefined;
  readonly v2?: V2Request | undefined;
}

/** What a device published on a topic of its own. */
export interface Message {
  readonly kind?: MessageKind | undefined;
  /** Of the command that it answers, or of the device's own request. */
  readonly key?: string | undefined;
  /** Absent when the payload could not be read. */
  readonly value?: unknown;
  readonly unreadable?: string;
  /** It is nested deeper, or made of more values, than this platform reads. */
  readonly tooDeep?: true;
  /** What a response says. */
  readonly response?: Response | undefined;
  /** Of its topic, and what else is known of it now that it was read. Default: that of its topic. */
  readonly v2?: V2Content | undefined;
}

/** Where the keys of one device's commands come from. */
export interface Keys {
  /** @param place where the command goes @throws PlatformError when all are in use */
  allocate(place?: Place): string;
  /** Takes a key of the caller's choice. @throws PlatformError when it cannot be one there, or is in use */
  claim(key: string, place?: Place): string;
  release(key: string): void;
  /** Sets where the next search for a free key begins. */
  startAt(key: string): void;
  /** Can it be seen that a device has made another text of a key? Absent where it never can. */
  isMadeOf?(key: string, sent: string): boolean;
}

/** A request for properties, as a command is sent: see `CommandRequest`. */
export interface PropertyRequest extends Omit<CommandContent, 'key'> {
  readonly v2?: V2CommandOptions;
}

/** All that the platform must know of a generation of the native MQTT interface. */
export interface Generation {
  /** MQTT levels of a CONNECT that it speaks: 4 is MQTT 3.1.1. */
  readonly levels: ReadonlySet<number>;
  /** Does a session outlive its connection, where CONNECT asks for that? Default: it does. */
  readonly keepsSessions?: boolean;
  /** How many subscriptions a connection may have. Default: as many as the platform has room for. */
  readonly maxSubscriptions?: number;
  /** What it records of a product, beside its model. @throws RegistryError when it cannot serve such a product */
  ofProduct(product: Product): { readonly v1?: V1Coding };
  admit(connect: ConnectPacket): Admission;
  /** What a topic name, or a topic filter, is to this login. */
  classify(topic: string, identity: Identity): TopicClass;
  /** What is granted to a subscription, also where there is room for it: a QoS, or 0x80 for none. Default: what it asks for. */
  grant?(filter: string, qos: number, identity: Identity): number;
  /** Why a publication ends the connection; undefined for one that does not. Default: none does. */
  objection?(packet: PublishPacket): string | undefined;
  /** Is what was sent there sent once more, when a session is resumed that has no PUBACK of it? Default: it is. */
  isSentAgain?(topic: string): boolean;
  /** Where the device takes commands; undefined as long as it is not ready for any. */
  commandPlace(login: Login, product: Product, options?: CommandOptions): Place | undefined;
  /** The keys of a device that was not seen before. */
  newKeys(): Keys;
  /** @param place where it goes @throws PlatformError when it cannot be written */
  write(command: CommandContent, product: Product, options: CommandOptions, place?: Place): WrittenCommand;
  /** Reads what was published on a topic whose purpose is `data`. @param product of a device that is still registered */
  read(payload: Uint8Array, topicClass: TopicClass, product: Product | undefined): Message;
  /** What a response says as an answer to a request of another family than that in whose place it came. Absent where there is one only. */
  readAs?(response: Response, family: V2Family): Response;
  /** The services of a report, with members serviceId, serviceData, eventTime as sent. Empty for anything else. */
  servicesIn(value: unknown): readonly unknown[];
  /** A message of an application. Absent where there are none. @throws PlatformError when it cannot be written */
  writeMessage?(message: MessageContent, deviceId: string): Saying;
  /** An event of the platform's own services. Absent where there are none. @throws PlatformError when it cannot be written */
  writeEvent?(event: EventContent, deviceId: string): Saying;
  /** The highest QoS at which a device takes what is said on a topic; undefined where it takes nothing: it has to subscribe. */
  takes?(login: Login, topic: string): number | undefined;
  /** What a report makes of the shadow of its device. Absent where the platform keeps none. */
  reported?(value: unknown, now: number): readonly ServiceReport[];
  /** A request to set properties, by service. Absent where they cannot be set. */
  setOf?(services: readonly { readonly serviceId: string; readonly properties: Members }[]): PropertyRequest;
  /** A request for the properties of one service, or of all. Absent where nobody can ask for them. */
  getOf?(serviceId?: string): PropertyRequest;
  /** Resolves to what the platform says on its own account. */
  replies(occasion: Occasion, login: Login): Promise<readonly Reply[]>;
}

/** What a generation works with. */
export interface GenerationParts {
  readonly registry: Registry;
  readonly clock: Clock;
  /** Gets what must not be shown. */
  readonly secrets?: KnownSecrets;
  /** What is known of the devices' state. */
  readonly shadows?: Shadows;
}

/** How a platform comes by its generation. */
export type NewGeneration = (parts: GenerationParts) => Generation;
