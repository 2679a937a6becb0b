/** What the TypeScript snippets of the rule pages take for granted: the library, and names of the device's own program. */
export const typescriptPrelude = `
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { generate } from 'mqtt-packet';

interface Command { mid: number; serviceId: string; cmd: string; paras: Record<string, unknown> }
interface Answer { errcode: number; body: object; resultCode: number; result: object }
declare const target: IClientOptions;
declare let current: MqttClient | undefined;
declare const client: MqttClient;
declare const socket: Socket;
declare const [deviceId, nodeId, productId, secret, host, caFile, clientId, username, password, timestamp]: string[];
declare const [text, topic, dataTopic, commandTopic, reportTopic, responseTopic, traceId, label, key]: string[];
declare const [port, measured, brightness, temperature, messageId]: number[];
declare const ca: Buffer;
declare const payload: Buffer;
declare let buffer: Buffer;
declare const report: object;
declare const properties: object;
declare const answer: object;
declare const hasCodec: boolean;
declare const entries: object[];
declare const command: Command;
declare const packet: IPublishPacket;
declare const received: { messageId: number };
declare const recent: Map<string, number>;
declare const queue: { push(payload: Buffer): Promise<void> };
declare const reports: NodeJS.Timeout;
declare const modelProperties: { propertyName: string; required: boolean }[];
declare function topicOf(deviceId: string): string;
declare function credentials(): { clientId: string; username: string; password: string };
declare function encode(report: object): Buffer;
declare function handle(command: Command): object;
declare function handleRequest(topic: string, payload: Buffer): Promise<object>;
declare function carryOut(serviceId: string, cmd: string, paras: object): Answer;
declare function carryOutSlowly(command: Command): Promise<Answer>;
declare function setBrightness(paras: object): number;
declare function parametersFit(command: Command): boolean;
declare function isCommand(value: unknown): value is Command;
declare function answerCommand(command: Command): void;
declare function startSlowAction(cmd: string): Promise<object>;
declare function reportNow(values: object): void;
declare function readSensor(name: string): number;
declare function currentReport(): object;
declare function packetSize(buffer: Buffer): number | undefined;
declare function handlePacket(packet: Buffer): void;
declare function store(deviceid: string, secret: string): Promise<void>;
declare function load(): Promise<string[] | undefined>;
declare function login(identity: string[]): MqttClient;
declare function register(): Promise<MqttClient>;

// Of generation 2.
declare const myServices: string[];
declare const model: Map<string, { method: string; fits(value: unknown): boolean }>;
declare function readProperties(serviceId: string): object;
declare function setProperty(serviceId: string, name: string, value: unknown): boolean;
declare function fitsModel(paras: object): boolean;
declare function answerTo(channel: string, payload: Buffer): Promise<string>;
declare function handleRequest(topic: string, payload: Buffer): void;
declare function isRequest(topic: string, content: unknown): content is Record<string, unknown>;
declare function answerRequest(topic: string, content: Record<string, unknown>): void;
declare const waiting: Buffer[];
declare function show(payload: Buffer): void;
declare function setClock(paras: object): void;
`;
