import type fc from 'fast-check';
import type { CommandRequest } from '../../mock-platform/commands/command-sender.ts';
import { type DrawnCommand, validCommand } from '../arbitraries/commands.ts';
import { sample } from '../arbitraries/sample.ts';
import { familyOf } from '../rules/folds/request-families.ts';
import type { Entry, Need } from '../rules/rule.ts';
import type { RigOptions } from './rig-options.ts';
import { CouldNotRun } from './scenario.ts';
import type { Spared } from './spared.ts';

type Content = Pick<CommandRequest, 'serviceId' | 'cmd' | 'paras'>;

/** How many commands of other content barriers are taken from. */
const enoughBarriers = 8;

/** The valid commands that a scenario has to send. */
export class CommandStock {
  readonly #options: Pick<RigOptions, 'model' | 'declaration' | 'playbook' | 'seed' | 'identity'>;
  readonly #spared: Spared;
  /** Each of other content. */
  #barriers: readonly DrawnCommand[] | undefined;
  /** Their contents. */
  #contents: ReadonlySet<string> = new Set();
  /** Contents of barriers that stayed without an answer, and of those that had one. */
  readonly #failed = new Set<string>();
  readonly #proven = new Set<string>();

  #usesStandIns = false;
  readonly #areLate: () => boolean;

  /** @param areLate are commands known to be answered late, and never in time? */
  constructor(
    options: Pick<RigOptions, 'model' | 'declaration' | 'playbook' | 'seed' | 'identity'>,
    spared: Spared,
    areLate: () => boolean,
  ) {
    this.#options = options;
    this.#spared = spared;
    this.#areLate = areLate;
  }

  /** Does the device answer no command in time, so that what it answers in their place is a barrier, and stands in for them? */
  useStandIns(does: boolean): void {
    if (this.#usesStandIns === does) return;
    this.#usesStandIns = does;
    this.#barriers = undefined;
  }

  get usesStandIns(): boolean {
    return this.#usesStandIns;
  }

  get takesCommands(): boolean {
    return this.#options.declaration.commands && (!this.#usesStandIns || this.#areLate());
  }

  /** A plain one of each family that a device may answer that answers no command. */
  get ofOtherFamilies(): DrawnCommand[] {
    return (['set', 'get'] as const).flatMap((family) => {
      const drawn = this.drawLike({ v2: { family } }, enoughBarriers);
      return drawn.find(isPlainText) ?? drawn.slice(0, 1);
    });
  }

  /** Those that fit the declared size, and the device. @throws CouldNotRun when the model has none */
  draw(count: number): DrawnCommand[] {
    return this.#draw(count, this.takesCommands);
  }

  #draw(count: number, takesCommands: boolean): DrawnCommand[] {
    const { model, declaration, playbook, seed } = this.#options;
    const { bytesOf } = playbook;
    const drawn = [this.#spared.maxBytes(takesCommands ? 'command' : 'set'), declaration.maxCommandBytes].map(
      (maxBytes) => (takesCommands ? validCommand(model, { maxBytes, bytesOf }) : this.#standIns(maxBytes)),
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

  /** The same of the family of a request: what was answered of another family shows nothing of it. */
  drawLike(request: Pick<Entry<'command-sent'>, 'v2'>, count: number): DrawnCommand[] {
    const family = familyOf(request);
    if (family === 'command') return this.draw(count);
    const standIns = this.#standIns(this.#options.declaration.maxCommandBytes, [family]);
    return standIns ? sample(standIns, this.#options.seed, count) : [];
  }

  /** What a device that takes no commands answers in their place. */
  #standIns(
    maxCommandBytes: number,
    families: readonly Need[] = ['set', 'get'],
  ): fc.Arbitrary<DrawnCommand> | undefined {
    const { model, declaration, playbook, identity } = this.#options;
    const { sets = false, gets = false } = declaration;
    const can = (need: Need) => families.includes(need) && ((need === 'set' && sets) || (need === 'get' && gets));
    const repertoire = { model, identity, playbook, can, declaration: { ...declaration, maxCommandBytes } };
    return playbook.otherRequests(repertoire)?.map((request) => ({ ...request, fit: 'valid' }));
  }

  /** What became of a command. A barrier that has failed and was never answered shows nothing of what came before it. */
  note(request: Content, isAnswered: boolean): void {
    if (!this.#barriers) return;
    const content = contentOf(request);
    if (this.#contents.has(content)) (isAnswered ? this.#proven : this.#failed).add(content);
  }

  /** The one that is sent first, and that barriers are. */
  get plainest(): DrawnCommand {
    return this.#inOrder()[0] as DrawnCommand;
  }

  /** One of other content than these, where the model has such a one. */
  otherThan(...requests: readonly Content[]): DrawnCommand {
    const contents = requests.map(contentOf);
    const barriers = this.#inOrder();
    return barriers.find((barrier) => !contents.includes(contentOf(barrier))) ?? (barriers[0] as DrawnCommand);
  }

  /** What has failed so far comes last. */
  #inOrder(): readonly DrawnCommand[] {
    if (!this.#barriers?.every((barrier) => !this.#spared.has(barrier))) this.#barriers = undefined;
    if (!this.#barriers) {
      const drawn = distinct(this.#draw(enoughBarriers, this.#options.declaration.commands && !this.#usesStandIns));
      // A device that fails for a text is not to fail for what came before it.
      this.#barriers = [...drawn.filter(isPlainText), ...drawn.filter((barrier) => !isPlainText(barrier))];
      this.#contents = new Set(this.#barriers.map(contentOf));
    }
    const hasFailed = (barrier: DrawnCommand) => {
      const content = contentOf(barrier);
      return this.#failed.has(content) && !this.#proven.has(content);
    };
    if (this.#failed.size === 0) return this.#barriers;
    return [...this.#barriers.filter((barrier) => !hasFailed(barrier)), ...this.#barriers.filter(hasFailed)];
  }
}

/** Those of other content than all before them. */
export function distinct(commands: readonly DrawnCommand[]): DrawnCommand[] {
  return [...new Map(commands.toReversed().map((command) => [contentOf(command), command])).values()].toReversed();
}

/** Has it nothing in its texts but what every reader takes? */
export function isPlainText({ paras = {} }: Content): boolean {
  return /^[ -[\]-~]*$/.test(JSON.stringify(paras));
}

function contentOf({ serviceId, cmd, paras = {} }: Content): string {
  return JSON.stringify([serviceId, cmd, paras]);
}
