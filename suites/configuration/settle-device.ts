import { resolve } from 'node:path';
import { type Given, type GivenSettings, subjectOf } from '../../mock-platform/settings/given.ts';
import type { DeviceConfiguration, Parsed } from './configuration.ts';
import { referenceDevice } from './default-device.ts';
import { noDevice } from './no-device.ts';
import { tell } from './texts.ts';

type Kind = DeviceConfiguration['kind'];
const members = ['command', 'adapter', 'module', 'external', 'reference'] as const;
/** Settings that say something about some kinds of device only. */
const companions: Readonly<Record<string, readonly Kind[]>> = {
  'device.resetCommand': ['external'],
  'device.cwd': ['command', 'adapter', 'external'],
  'device.env': ['command', 'adapter', 'external'],
};

/**
 * The one kind of device that was given; the reference device is a module. What stands in a weaker place than the kind and does not
 * go with it is removed from `given`: a flag that names a module wins over a file with a command and its folder.
 */
export function settleKind(given: Map<string, Given>, problems: string[], env: NodeJS.ProcessEnv): Kind | undefined {
  const named = members.flatMap((member) => {
    const one = given.get(`device.${member}`);
    return one === undefined || one.value === false ? [] : [{ member, ...one }];
  });
  const rank = Math.max(...named.map((one) => one.rank));
  const [first, ...others] = named.filter((one) => one.rank === rank);
  if (!first) {
    problems.push(noDevice(given, env));
    return undefined;
  }
  if (others.length > 0) {
    const all = [first, ...others].map(({ where }) => where);
    problems.push(tell('device.several', { settings: all.join(tell('between.and')) }));
    return undefined;
  }
  const kind = first.member === 'reference' ? 'module' : first.member;
  for (const other of members) if (other !== first.member) given.delete(`device.${other}`);
  for (const [member, goesWith] of Object.entries(companions)) {
    const one = given.get(member);
    if (one === undefined || goesWith.includes(kind)) continue;
    const subject = subjectOf(given, member.split('.'));
    given.delete(member);
    if (one.rank < first.rank) continue;
    const belongsTo = goesWith.map((other) => `device.${other}`).join(' or ');
    problems.push(
      `${subject} is of no use with ${first.where}: it belongs to ${belongsTo}. Remove it, or name such a device.`,
    );
  }
  return kind;
}

/** The device of a kind, with absolute paths. */
export function settleDevice(
  kind: Kind,
  { command, adapter, resetCommand, env = {} }: Parsed['device'],
  given: GivenSettings,
  cwd: string,
): DeviceConfiguration {
  const pathOf = (member: string) => {
    const one = given.get(member);
    return one && resolve(one.base, String(one.value));
  };
  const place = { cwd: pathOf('device.cwd') ?? given.get(`device.${kind}`)?.base ?? cwd, env };
  switch (kind) {
    case 'module':
      return { kind, module: pathOf('device.module') ?? referenceDevice };
    case 'external':
      return { kind, ...place, ...(resetCommand && { resetCommand }) };
    case 'command':
      return { kind, ...place, command: command ?? [] };
    case 'adapter':
      return { kind, ...place, command: adapter ?? [] };
  }
}
