import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { type DrawnCommand, validCommand } from '../arbitraries/commands.ts';
import { sample } from '../arbitraries/sample.ts';
import type { RigOptions } from './rig-options.ts';
import { CouldNotRun } from './scenario.ts';
import type { Spared } from './spared.ts';

type Content = Pick<CommandRequest, 'serviceId' | 'cmd' | 'paras'>;

/** How many commands of other content barriers are taken from. */
const enoughBarriers = 8;

/** The valid commands that a scenario has to send. */
export class CommandStock {
  readonly #options: Pick<RigOptions, 'model' | 'declaration' | 'playbook' | 'seed'>;
  readonly #spared: Spared;
  /** Each of other content. */
  #barriers: readonly DrawnCommand[] | undefined;

  constructor(options: Pick<RigOptions, 'model' | 'declaration' | 'playbook' | 'seed'>, spared: Spared) {
    this.#options = options;
    this.#spared = spared;
  }

  /** Those that fit the declared size, and the device. @throws CouldNotRun when the model has none */
  draw(count: number): DrawnCommand[] {
    const { model, declaration, playbook, seed } = this.#options;
    const { bytesOf } = playbook;
    const drawn = [this.#spared.maxBytes, declaration.maxCommandBytes].map((maxBytes) =>
      validCommand(model, { maxBytes, bytesOf }),
    );
    const arbitrary = drawn.find((one) => one !== undefined);
    if (arbitrary) {
      const sampled = sample(arbitrary, seed, count);
      const harmless = sampled.filter((command) => !this.#spared.isDeadly(command));
      return harmless.length > 0 ? harmless : sampled;
    }
    throw new CouldNotRun(
      'The product model has no command that fits into capabilities.maxCommandBytes: raise it, or declare commands: false.',
    );
  }

  /** The one that is sent first, and that barriers are. */
  get plainest(): DrawnCommand {
    if (!this.#barriers?.every((barrier) => !this.#spared.has(barrier))) this.#barriers = undefined;
    this.#barriers ??= distinct(this.draw(enoughBarriers));
    return this.#barriers[0] as DrawnCommand;
  }

  /** One of other content than these, where the model has such a one. */
  otherThan(...requests: readonly Content[]): DrawnCommand {
    const { plainest } = this;
    const contents = requests.map(contentOf);
    return this.#barriers?.find((barrier) => !contents.includes(contentOf(barrier))) ?? plainest;
  }
}

/** Those of other content than all before them. */
export function distinct(commands: readonly DrawnCommand[]): DrawnCommand[] {
  return [...new Map(commands.toReversed().map((command) => [contentOf(command), command])).values()].toReversed();
}

function contentOf({ serviceId, cmd, paras = {} }: Content): string {
  return JSON.stringify([serviceId, cmd, paras]);
}
