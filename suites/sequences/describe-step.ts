import { shortened } from '../arbitraries/shortened.ts';
import { saidIn } from '../rules/folds/flaw-of.ts';
import { familyOf, wordFor } from '../rules/folds/request-families.ts';
import type { Step, StepCommand } from '../scenarios/step.ts';

/**
 * A step in words: a sentence without its full stop, from the side of the harness.
 * @param keyName what the key of a command is called
 */
export function describeStep(step: Step, keyName: string): string {
  const inWords = (command: StepCommand) => commandInWords(command, keyName);
  const listed = (commands: readonly StepCommand[]) => firstFew(commands.map(inWords));
  switch (step.kind) {
    case 'start':
      return 'start the device, and wait until it is ready';
    case 'stop':
      return 'ask the device to stop';
    case 'command':
      return `send ${inWords(step.command)}`;
    case 'commands':
      return step.n === 1
        ? `send ${inWords(step.command)}`
        : `send ${step.n} times, one after another, ${inWords(step.command)}`;
    case 'burst':
      return step.commands.length === 1
        ? `send ${listed(step.commands)}`
        : `send ${step.commands.length} ${nounOf(step.commands)}s at once: ${listed(step.commands)}`;
    case 'exchanged':
      return `send ${inWords(step.first)}, overtaken by ${inWords(step.second)}`;
    case 'joined':
      return step.commands.length === 1
        ? `send ${listed(step.commands)} in one write`
        : `send ${step.commands.length} ${nounOf(step.commands)}s in one write: ${listed(step.commands)}`;
    case 'pieces':
      return step.cuts
        ? `send ${inWords(step.command)}, in ${step.cuts.length + 1} pieces, cut after byte ${step.cuts.join(', ')}`
        : `send ${inWords(step.command)}, byte by byte`;
    case 'probe':
      return probes[step.what](step.flaw);
    case 'said':
      return `send ${saidIn({ what: step.what, payload: Buffer.from(step.payload, 'base64') })}`;
    case 'redeliver':
      return `deliver ${ordinals[step.back] ?? `the ${step.back}th last`} answered command once more, with DUP`;
    case 'late-puback':
      return `send ${inWords(step.command)}, and hold the PUBACK of its answer back until the next command is answered`;
    case 'unacknowledged':
      return 'acknowledge no report, and cut the connection';
    case 'cut':
      return cuts[step.when];
    case 'forbidden-packet':
      return `send bytes that MQTT forbids: ${step.what}`;
    case 'away':
      return 'let the platform go away for some seconds, and come back';
    case 'take-over':
      return 'let another client log in as the device, again and again';
    case 'refused':
      return 'start the device, and refuse every CONNECT for some seconds, with return codes 4, 5 and 2';
    case 'unavailable':
      return 'start the device, answer its first two CONNECTs with "server unavailable", and accept the third';
    case 'bad-certificate':
      return `show the device a certificate ${certificates[step.certificate]}: on its way back, and when it starts`;
    case 'tls-failure':
      return 'start the device, let every TLS handshake fail, and take plain TCP on the same port';
    case 'silent':
      return 'keep the connection open, and send nothing any more, no PINGRESP either';
    case 'idle':
      return 'leave the device alone for more than its keep-alive';
    case 'report':
      return `tell the device to report ${shortened(JSON.stringify(step.services))}`;
    case 'reports':
      return step.n === 1 ? 'wait for a report' : `wait for ${step.n} reports`;
    case 'busy':
      return 'send one command after another, until a report is long overdue';
    case 'wait':
      return `wait ${step.ms} ms`;
    case 'next-key':
      return `let the next ${keyName} be ${step.key}`;
    case 'time-out':
      return `send ${inWords(step.command)}, let its time be over at once on the platform's clock, and use its ${keyName} again`;
  }
}

const ordinals: Readonly<Record<number, string>> = { 1: 'the last', 2: 'the second last', 3: 'the third last' };

const probes = {
  malformed: (flaw: string) => `send a malformed command: ${flaw}`,
  'not-a-command': (flaw: string) => `send a message that is not a command: ${flaw}`,
  oversized: (flaw: string) => `send a command longer than the device declares: ${flaw}`,
} as const;

const cuts = {
  quiet: 'cut the connection, and wait for the device to come back',
  'command-sent': 'send a command, cut the connection before its PUBACK, and wait for the device to come back',
  'command-acknowledged':
    'send a command, cut the connection between its PUBACK and its answer, and wait for the device to come back',
  'command-answered':
    'send a command, cut the connection after its answer and before the PUBACK of it, and wait for the device to come back',
} as const;

const certificates = {
  'unknown-ca': 'that an unknown CA signed',
  expired: 'that has expired',
  'wrong-host': 'for another host name',
} as const;

/** Such as `Lamp/SWITCH {"on":1} with mid 7`. */
function commandInWords(
  { serviceId, cmd, paras, flaw, key, qos, bytes, written }: StepCommand,
  keyName: string,
): string {
  return [
    `${serviceId}/${cmd} ${shortened(JSON.stringify(paras))}`,
    ...(key === undefined ? [] : [`with ${keyName} ${key}`]),
    ...(qos === 0 ? ['at QoS 0'] : []),
    ...(bytes === undefined ? [] : [`of ${bytes} bytes`]),
    ...(written === undefined ? [] : [`written with ${written.form}`]),
    ...(flaw === undefined ? [] : [`(${flaw})`]),
  ].join(' ');
}

/** What each of them is called: what generation 2 asks is not always a command. */
function nounOf(commands: readonly StepCommand[]): string {
  const [family, ...others] = new Set(commands.map((command) => familyOf(command)));
  return family === undefined || others.length > 0 ? 'request' : wordFor(family);
}

/** Only the first few: what matters is their number. */
function firstFew(commands: readonly string[]): string {
  const shown = commands.slice(0, 3).join(', ');
  return commands.length > 3 ? `${shown} and ${commands.length - 3} more` : shown;
}
