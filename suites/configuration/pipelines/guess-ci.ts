import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tell } from '../texts.ts';
import { type CiName, pipelines } from './pipelines.ts';

/** The CI server that a project seems to use, and why. */
export interface GuessedCi {
  readonly name: Exclude<CiName, 'none'>;
  /** Completes "since …". */
  readonly since: string;
}

/** A pipeline tells more than a folder that may hold only templates for issues. */
const tellingFirst = ['gitlab', 'jenkins', 'gitee', 'github'] as const;

/** Guesses by what stands in the folder of a project; GitHub where nothing does. */
export function guessCi(folder: string): GuessedCi {
  const found = tellingFirst.flatMap((name) => {
    const sign = pipelines[name].signs.find((one) => existsSync(join(folder, one)));
    return sign === undefined ? [] : [{ name, sign }];
  });
  const [first, ...others] = found;
  if (first === undefined) return { name: 'github', since: tell('guess.nothing') };
  const { name, sign } = first;
  if (others.length === 0) return { name, since: tell('guess.sign', { sign }) };
  const also = others.map((one) => one.sign).join(tell('between.and'));
  return { name, since: tell('guess.signs', { sign, others: also }) };
}
