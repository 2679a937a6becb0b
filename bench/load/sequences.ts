import type { MqttClient } from 'mqtt';
import { tell } from '../servers/serve.ts';

/** Commands in a sequence at most, in both kinds. */
export const longest = 5;

export interface SequencesRequest {
  readonly sequences: number;
  readonly seed: number;
}

export interface SequencesPlayed {
  /** From the first sequence to the last. */
  readonly seconds: number;
  /** Of this process in that time, all threads, user and system. */
  readonly cpuMs: number;
  readonly commands: number;
}

/** Says that the process is ready, and plays sequences as often as it is asked to. */
export function answerRequests(play: (request: SequencesRequest) => Promise<SequencesPlayed>): void {
  process.on('message', async (request: SequencesRequest) => tell(await play(request)));
  // The end of the benchmark, or its crash.
  process.once('disconnect', () => process.exit());
  tell('ready');
}

export function unhurried(client: MqttClient): void {
  (client.stream as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true);
}
