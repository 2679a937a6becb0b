import { editDistance } from '../../mock-platform/user-files/edit-distance.ts';
import { settings } from './settings.ts';

type Content = Readonly<Record<string, unknown>>;

const members = settings.map(({ member }) => member);
const groups = new Set(members.filter((member) => member.includes('.')).map((member) => member.replace(/\..*/, '')));

/** Flattens what a configuration file holds to members such as `capabilities.transport`, and says what is not a setting. */
export function fileSettings(content: Content, file: string): { values: Map<string, unknown>; problems: string[] } {
  const values = new Map<string, unknown>();
  const problems: string[] = [];
  const take = (member: string, value: unknown) => {
    if (members.includes(member)) values.set(member, value);
    else problems.push(unknownMember(member, file));
  };
  for (const [name, value] of Object.entries(content)) {
    // YAML reads a name with nothing behind it as null.
    if (value === null || value === undefined) continue;
    if (!groups.has(name)) {
      take(name, value);
    } else if (typeof value !== 'object' || Array.isArray(value)) {
      problems.push(
        `${name} in ${file} is ${JSON.stringify(value)}: expected an object with ${inGroup(name).join(', ')}.`,
      );
    } else {
      for (const [inner, of] of Object.entries(value))
        if (of !== null && of !== undefined) take(`${name}.${inner}`, of);
    }
  }
  return { values, problems };
}

function inGroup(group: string): string[] {
  return members.filter((member) => member.startsWith(`${group}.`)).map((member) => member.slice(group.length + 1));
}

function unknownMember(member: string, file: string): string {
  const [group = '', name] = member.split('.');
  const siblings =
    name === undefined ? [...groups, ...members.filter((other) => !other.includes('.'))] : inGroup(group);
  // Beside the names around it, what stands elsewhere: `command` means `device.command`.
  const candidates = [
    ...siblings.map((sibling) => ({ spelt: sibling, meant: name === undefined ? sibling : `${group}.${sibling}` })),
    ...members.map((other) => ({ spelt: other.replace(/.*\./, ''), meant: other })),
  ];
  const wanted = (name ?? group).toLowerCase();
  const nearest = candidates
    .map(({ spelt, meant }) => ({ meant, distance: editDistance(wanted, spelt.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 4))
    .toSorted((a, b) => a.distance - b.distance)[0]?.meant;
  const next = nearest === undefined ? `Known are ${siblings.join(', ')}.` : `Did you mean ${nearest}?`;
  return `${member} in ${file} is not a setting. ${next}`;
}
