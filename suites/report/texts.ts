import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

/** Says what the report says, in the language of the process. */
export const tell = teller(en);

/** Texts that are there twice, of one and of many: `gap.scenarioOne`, `gap.scenarioMany`. */
type Counted = keyof { readonly [Name in keyof typeof en as Name extends `${infer Stem}One` ? Stem : never]: true };

/** Says it of one or of many, which are counted and need no other value. */
export function tellMany(stem: Exclude<Counted, 'outcome.breaksFrom'>, n: number): string {
  return n === 1 ? tell(`${stem}One`) : tell(`${stem}Many`, { n });
}

/** What stopped a run, as its result has it. */
export function whyStopped(stopped: string): string {
  const name = `stop.${stopped}`;
  return name in en ? tell(name as 'stop.by Ctrl-C') : stopped;
}
