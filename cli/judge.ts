import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { retold } from '../mock-platform/language/retold.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import { readSecret } from './read-secret.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

interface JudgeFlags {
  readonly deviceId?: string;
  readonly nodeId?: string;
  readonly secret?: string;
  readonly productModel?: string;
  readonly codec?: string;
  readonly port?: readonly string[];
  readonly answerMs?: string;
  readonly strict?: boolean;
  readonly reportDir?: string;
  readonly verbose?: boolean;
}

/** Adds the command that judges what was recorded. */
export function addJudge(root: Command, surroundings: Surroundings): void {
  root
    .command('judge')
    .argument('<file>', tell('judge.file'))
    .description(tell('judge.about'))
    .option('--device-id <id>', tell('judge.deviceId'))
    .option('--node-id <id>', tell('judge.nodeId'))
    .option('--secret <secret>', tell('judge.secret'))
    .option('--product-model <path>', tell('judge.productModel'))
    .option('--codec <file>', tell('judge.codec'))
    .option('--port <port...>', tell('judge.port'))
    .option('--answer-ms <ms>', tell('judge.answerMs'))
    .addOption(new Option('--strict', tell('judge.strict')))
    .option('--report-dir <folder>', tell('judge.reportDir'))
    .option('--verbose', tell('judge.verbose'))
    .action((file: string, flags: JudgeFlags) => judgeFile(surroundings, file, flags));
}

async function judgeFile(surroundings: Surroundings, file: string, flags: JudgeFlags): Promise<void> {
  const { stderr, env } = surroundings;
  const cwd = surroundings.cwd();
  const { deviceId, nodeId, productModel, codec } = flags;
  const ports = flags.port?.map((text) => numberOf('--port', text, 65_535));
  const commandWaitMs = flags.answerMs === undefined ? undefined : numberOf('--answer-ms', flags.answerMs, 86_400_000);
  const hasSecret = flags.secret !== undefined || Boolean(env.IOT_DEVICE_SECRET);
  const { readProductModel } = await import('../mock-platform/product-model/read-product-model.ts');
  const { loadCodec } = await import('../mock-platform/generations/v1/load-codec.ts');
  const { readRecording } = await import('../suites/journals/read-recording.ts');
  const { judgeRecording } = await import('../suites/journals/judge-recording.ts');
  const { rules } = await import('../suites/rules/catalogue.ts');
  const { assertReportFolder } = await import('../suites/report/report-folder.ts');
  const { writeReports } = await import('../suites/report/write-reports.ts');
  const { shellWord } = await import('../suites/report/shell-word.ts');
  const { tellVerdicts } = await import('./tell-verdicts.ts');

  const recording = await readRecording(resolve(cwd, file), {
    ...(deviceId !== undefined && { deviceId }),
    ...(nodeId !== undefined && { nodeId }),
    ...(hasSecret && {
      secret: await readSecret(surroundings, { flag: '--secret', value: flags.secret, variable: 'IOT_DEVICE_SECRET' }),
    }),
    ...(productModel !== undefined && { model: await readProductModel(resolve(cwd, productModel)) }),
    ...(codec !== undefined && { codec: await loadCodec(resolve(cwd, codec)), codecMode: 'binary' as const }),
    ...(ports && { ports }),
    ...(commandWaitMs !== undefined && { commandWaitMs }),
  });
  for (const note of recording.notes) stderr.write(`${retold(note)}\n`);
  const result = judgeRecording(recording, { rules, name: file, strict: flags.strict ?? false });
  const directory = flags.reportDir ?? join(env.REPORT_DIR ?? 'reports', 'judge');
  const words = againWith(flags).map(shellWord).join(' ');
  const replayCommand = (name: string) => `npx huawei-iot-conformance judge ${shellWord(name)}${words && ` ${words}`}`;
  await assertReportFolder(resolve(cwd, directory));
  const options = { directory: resolve(cwd, directory), replayCommand, replays: true };
  tellVerdicts(surroundings, await writeReports(result, options), { replayCommand, verbose: flags.verbose ?? false });
}

/** The words that say the same of the recording again. Reports are passed on: a secret is left out, and the user fills it in. */
function againWith({ deviceId, nodeId, secret, productModel, codec, port, answerMs, strict }: JudgeFlags): string[] {
  const hidden = secret === undefined || secret === '-' ? secret : '***';
  const values = { 'device-id': deviceId, 'node-id': nodeId, secret: hidden, 'product-model': productModel, codec };
  return [
    ...Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...(port ? ['--port', ...port] : []),
    ...(answerMs === undefined ? [] : ['--answer-ms', answerMs]),
    ...(strict ? ['--strict'] : []),
  ];
}

function numberOf(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new UsageError(tell('judge.noNumber', { flag, value: JSON.stringify(text), most }));
}
