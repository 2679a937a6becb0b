import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isModelFile } from '../product-model/model-files.ts';
import type { Path } from '../user-files/place.ts';
import { type GivenSettings, ownerOf, subjectOf } from './given.ts';

export type PathKind = 'file' | 'folder' | 'folder, zip or .json file';

/** A path that was given and does not lead to what it should, in words; undefined if it does, or was not given. */
export function missingPath(given: GivenSettings, path: Path, kind: PathKind): string | undefined {
  const [member, one] = ownerOf(given, path) ?? [];
  if (!member || !one) return undefined;
  const inner = path.slice(member.split('.').length);
  const text = String(inner.reduce<unknown>((outer, key) => (outer as Record<PropertyKey, unknown>)[key], one.value));
  const full = resolve(one.base, text);
  const found = statSync(full, { throwIfNoEntry: false });
  if (kind !== 'file' && found?.isDirectory()) return undefined;
  if (kind !== 'folder' && found?.isFile() && (kind === 'file' || isModelFile(full))) return undefined;
  const what = (found ? another : none)[kind](full);
  return `${subjectOf(given, path)} is ${JSON.stringify(text)}: ${what}. A relative path counts from ${one.base}.`;
}

type Saying = Readonly<Record<PathKind, (path: string) => string>>;

const none: Saying = {
  file: (path) => `there is no file ${path}`,
  folder: (path) => `there is no folder ${path}`,
  'folder, zip or .json file': (path) => `there is no folder, zip or .json file ${path}`,
};

const another: Saying = {
  file: (path) => `${path} is not a file`,
  folder: (path) => `${path} is not a folder`,
  'folder, zip or .json file': (path) => `${path} is not a folder, zip or .json file`,
};
