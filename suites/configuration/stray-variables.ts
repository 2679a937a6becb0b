import { editDistance } from '../../mock-platform/user-files/edit-distance.ts';
import { variableNames } from '../device/environment.ts';
import { fileSetting, settings } from './settings.ts';

/** Variables that one part of this program sets for another. */
const own = ['CONFORMANCE_PROGRESS', 'CONFORMANCE_WATCHED'];
const known = [...settings.map(({ variable }) => variable), fileSetting.variable, ...variableNames, ...own];
const prefix = /^(CONFORMANCE|DEVICE|IOT)_/;

/**
 * Variables that look like ours and are not. `CONFORMANCE_…` is ours alone, so an unknown one is a mistake. `DEVICE_…` and
 * `IOT_…` may belong to other programs, so only those that are similar to one of ours get a note.
 */
export function strayVariables(env: NodeJS.ProcessEnv): { problems: string[]; notes: string[] } {
  const problems: string[] = [];
  const notes: string[] = [];
  for (const name of Object.keys(env).toSorted()) {
    if (!prefix.test(name) || known.includes(name)) continue;
    const meant = nearestVariable(name);
    const text = `There is no variable ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
    if (!name.startsWith('CONFORMANCE_')) notes.push(...(meant === undefined ? [] : [text]));
    else problems.push(meant === undefined ? `${text} \`run --help\` names all there are.` : text);
  }
  return { problems, notes };
}

/** Compared without the prefix, and with it, in case that only the prefix is wrong or too much. */
function nearestVariable(name: string): string | undefined {
  const [, ours = ''] = prefix.exec(name) ?? [];
  const wanted = name.slice(ours.length + 1);
  const distances = known.flatMap((variable) => {
    if (own.includes(variable)) return [];
    const same = variable.startsWith(`${ours}_`);
    if (same && wanted.length > 3 && variable.endsWith(`_${wanted}`)) return { variable, distance: 0.5 };
    return { variable, distance: distanceTo(wanted, same ? variable.slice(ours.length + 1) : variable) };
  });
  const near = distances.filter(({ distance }) => distance <= Math.max(1, wanted.length / 3));
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.variable;
}

/** An abbreviation, such as CMD of COMMAND, is nearer than another word. */
function distanceTo(wanted: string, candidate: string): number {
  return wanted !== candidate && abbreviates(wanted, candidate) ? 0.5 : editDistance(wanted, candidate);
}

function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
