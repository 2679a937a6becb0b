import { connectAsync, type MqttClient } from 'mqtt';
import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { commandTopicOf, dataTopicOf } from '../../mock-platform/generations/v1/messages-testing.ts';
import { lampModel } from '../../mock-platform/generations/v1/testing.ts';
import type { Connection, DeviceUnderTest, Exit, OutputLine, RunningDevice } from '../device/device.ts';
import { defineRule, type Rule } from '../rules/rule.ts';
import type { RigOptions } from '../scenarios/rig-options.ts';
import { defineScenario, type Scenario } from '../scenarios/scenario.ts';
import { firstPlaybook } from '../scenarios/v1/playbook.ts';
import { playRun } from './play-run.ts';
import type { RunSettings } from './run-settings.ts';

/** One run of a lamp, as its habits see it. */
export interface Life {
  /** 1 for the first time that this device is started. */
  readonly nth: number;
  readonly connection: Connection;
  readonly client: MqttClient;
  /** Sends the text as a report. */
  report(text: string): void;
  /** A line on its standard output. */
  print(text: string): void;
  /** Ends it, as a crash would. */
  exit(code: number): void;
}

export interface LampHabits {
  readonly kind?: DeviceUnderTest['kind'];
  /** Called when it has connected, before it subscribes. */
  readonly onConnect?: (life: Life) => void | Promise<void>;
  /** Called with each command; what it returns is sent as the answer. */
  readonly onCommand?: (mid: number, life: Life) => object | undefined;
  /** Called with each text on its command topic, before it is read. */
  readonly onText?: (text: string) => void;
  /** Called with each JSON object on its command topic, before it is answered. */
  readonly onMessage?: (message: Readonly<Record<string, unknown>>, life: Life) => void;
  /** Instead of connecting. */
  readonly instead?: (life: Pick<Life, 'nth' | 'exit'>) => void | Promise<void>;
  /** Its own; default: what it is told. */
  readonly secret?: string;
  /** How often it tries to log in. */
  readonly tries?: number;
  readonly drivable?: boolean;
  readonly onClose?: () => void;
}

/** For tests: a device in this process that answers every command, unless its habits say otherwise. */
export function lampDevice({
  kind = 'module',
  drivable = false,
  onClose,
  ...habits
}: LampHabits = {}): DeviceUnderTest {
  let starts = 0;
  return {
    kind,
    description: ['a lamp'],
    restartable: true,
    async start(connection) {
      starts += 1;
      return startLamp(connection, starts, habits, drivable);
    },
    ...(onClose && { close: async () => onClose() }),
  };
}

async function startLamp(
  connection: Connection,
  nth: number,
  { instead, onConnect, onText, onMessage, onCommand = answered, secret: own, tries = 1 }: LampHabits,
  drivable: boolean,
): Promise<RunningDevice> {
  let ended: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((resolve) => {
    ended = resolve;
  });
  const output: OutputLine[] = [];
  let client: MqttClient | undefined;
  const exit = (code: number) => {
    client?.end(true);
    ended({ code, signal: null });
  };
  const live = async () => {
    const { deviceId, secret, host, port } = connection;
    const { clientId, username, password } = generateCredentials({
      deviceId,
      secret: own ?? secret,
      time: Date.now(),
    });
    const names = { clientId, username, password };
    const logIn = () => connectAsync(`mqtt://${host}:${port}`, { ...names, reconnectPeriod: 0 }, false);
    let attempt = logIn();
    for (let n = 1; n < tries; n++) attempt = attempt.catch(logIn);
    const connected = await attempt;
    client = connected;
    const send = (text: string) => void connected.publish(dataTopicOf(deviceId), text, { qos: 1 });
    const print = (text: string) => void output.push({ wall: Date.now(), stream: 'stdout', text });
    const life: Life = { nth, connection, client, report: send, print, exit };
    print(`connected as ${username}`);
    await onConnect?.(life);
    connected.on('message', (_, payload) => {
      onText?.(String(payload));
      const message = readObject(payload);
      if (!message) return;
      onMessage?.(message, life);
      const answer = typeof message.mid === 'number' ? onCommand(message.mid, life) : undefined;
      if (answer) send(JSON.stringify(answer));
    });
    await connected.subscribeAsync(commandTopicOf(deviceId), { qos: 1 });
  };
  // A lamp whose connection does not come about, or breaks, stays dark.
  void (instead ? Promise.resolve(instead({ nth, exit })) : live()).catch(() => {});
  return {
    exited,
    output,
    async stop() {
      await client?.endAsync(false).catch(() => {});
      ended({ code: 0, signal: null });
      return exited;
    },
    ...(drivable && { report: async () => {} }),
  };
}

function readObject(payload: Uint8Array): Record<string, unknown> | undefined {
  try {
    return JSON.parse(String(payload));
  } catch {
    return undefined;
  }
}

function answered(mid: number): object {
  return { msgType: 'deviceRsp', mid, errcode: 0 };
}

/** For tests: a rule that every report exercises, and that a report with the text breaks. */
export function noReport(text: string, rule: Partial<Rule> = {}): Rule {
  return defineRule({
    id: `NO-${text}`,
    level: 'MUST',
    sentence: `never reports "${text}"`,
    source: 'this test',
    ...rule,
    judge: ({ exercised, broken }) => ({
      published(entry) {
        exercised();
        const actual = Buffer.from(entry.payload).toString();
        if (actual.includes(text))
          broken({ message: `It reported "${text}".`, expected: 'not that', actual, evidence: [entry] });
      },
    }),
  });
}

/** For tests: the device starts, and is on line for one command. */
export function visit(name: string, scenario: Partial<Scenario> = {}): Scenario {
  return defineScenario({
    name,
    title: 'the device starts and answers a command',
    exercises: [],
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
    },
    ...scenario,
  });
}

/** For tests: a run over plain TCP, with short waits. */
export function lampRun(device: DeviceUnderTest): RunSettings & RigOptions {
  return {
    device,
    declaration: {
      transport: 'mqtt',
      reports: 'periodic',
      commands: true,
      reconnects: true,
      keepsReports: false,
      maxCommandBytes: 1024,
    },
    model: lampModel,
    modelFolder: '/no/such/folder',
    playbook: firstPlaybook,
    registration: false,
    waits: { startMs: 2000, answerMs: 2000, reportMs: 2000, reconnectMs: 2000 },
    learns: true,
    seed: 1,
    strict: false,
    long: false,
    known: [],
    inapplicable: new Map(),
    identity: { deviceId: 'lamp_1', nodeId: 'lamp_node' },
    host: '127.0.0.1',
    port: 0,
    replay: (scenario) => `token of ${scenario}`,
    rules: [],
  };
}

/** Broken by a device that reports "bad". */
const bad = noReport('bad');
/** Exercises another rule. */
export const opening = visit('opening', { exercises: ['NO-other'] });
const visits = visit('visits', { exercises: ['NO-bad'] });

/** A run in which `bad` is the one rule. */
export function run(habits: LampHabits, settings: Partial<RunSettings> = {}) {
  return playRun({ ...lampRun(lampDevice(habits)), rules: [bad], scenarios: [opening, visits], ...settings });
}

/** Reports "bad" in the given lives. */
export function badIn(...lives: number[]): LampHabits {
  return { onConnect: ({ nth, report }) => report(lives.includes(nth) ? 'bad' : 'good') };
}
