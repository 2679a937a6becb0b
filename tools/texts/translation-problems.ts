import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { faults } from '../../fixtures/devices/faults/index.ts';
import { definitionFileSetting, definitionSettingsOf } from '../../mock-platform/definition/definition-settings.ts';
import { checkTranslation } from '../../mock-platform/language/check-translation.ts';
import type { Texts, Translation } from '../../mock-platform/language/texts.ts';
import { partsOfSettings } from '../../mock-platform/settings/said-of-setting.ts';
import { fileSetting, settings } from '../../suites/configuration/settings.ts';
import { settingsInChinese } from '../../suites/configuration/settings.zh.ts';
import { pageOf } from '../../suites/pages/page-of.ts';
import { spokenPhrases } from '../../suites/report/phrases.zh.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import { proseOf } from '../../suites/rules/prose-of.ts';
import { rulesInChinese } from '../../suites/rules/rules.zh.ts';
import { partsIn, partsOf } from '../../suites/rules/translated-rules.ts';
import { faultyDevices } from '../pages/faulty-devices.zh.ts';
import { packetsByTheBook } from '../pages/packets-by-the-book.ts';
import { shownByTheBook } from '../pages/packets-by-the-book.zh.ts';
import { phraseProblems } from './phrase-problems.ts';

/**
 * What is wrong with the translations of the texts below `root`, a line each: of rules, of what judges say, and of every folder
 * `texts`, which has `en` and `zh` in it.
 */
export async function translationProblems(root: string): Promise<string[]> {
  const problems = [
    ['rules.zh.ts', ruleProblems()],
    ['phrases.zh.ts', phraseProblems(sourcesOf(root), spokenPhrases)],
    ['suites/configuration/settings.zh.ts', settingProblems()],
    ['tools/pages', deviceProblems()],
  ] as const;
  const catalogues = catalogueFolders(root);
  const found = await Promise.all(
    catalogues.map(async (folder) => [folder, await problemsIn(join(root, folder))] as const),
  );
  return [...problems, ...found].flatMap(([where, lines]) => lines.map((line) => `${where}: ${line}`));
}

/** Where the sources are: what was compiled stands in a folder beside them. */
function sourcesOf(root: string): string {
  return import.meta.filename.endsWith('.ts') ? root : join(root, '..');
}

function ruleProblems(): string[] {
  return checkTranslation(partsOf(rules, proseOf), partsIn(rulesInChinese));
}

/** Of what devices do, and packets show, on the pages of rules. */
function deviceProblems(): string[] {
  const shown = rules.flatMap(({ id }) => {
    const { example } = pageOf(id);
    return [example?.breaks.device ?? [], example?.passes?.device ?? []].flat();
  });
  const byTheBook = Object.values(packetsByTheBook).map(({ shows }) => shows);
  const texts = [...faults.map(({ breaks }) => breaks), ...shown, ...byTheBook];
  return checkTranslation(
    Object.fromEntries(texts.map((text) => [text, text])),
    Object.fromEntries([...faultyDevices, ...shownByTheBook].map((pair) => [pair[0], pair])),
  );
}

function settingProblems(): string[] {
  const sources = {
    ...partsOfSettings('run', [fileSetting, ...settings]),
    ...partsOfSettings('serve', [definitionFileSetting, ...definitionSettingsOf()]),
  };
  return checkTranslation(sources, settingsInChinese);
}

/** The folders that hold the texts of a surface, relative to `root`. */
export function catalogueFolders(root: string): string[] {
  const below = ['mock-platform', 'suites', 'cli'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
  );
  return below.flatMap((path) => /^(.*[/\\]texts)[/\\]en\.[jt]s$/.exec(path)?.[1] ?? []).toSorted();
}

async function problemsIn(folder: string): Promise<string[]> {
  const [{ en }, { zh }] = await Promise.all(
    ['en', 'zh'].map((language) => import(fileBeside(folder, language)).catch(() => ({}))),
  );
  if (!zh) return ['there is no zh.ts beside en.ts.'];
  return checkTranslation(en as Texts, zh as Readonly<Record<string, Translation>>);
}

/** Sources in the tests, what was compiled in the check. */
function fileBeside(folder: string, language: string): string {
  const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  return pathToFileURL(join(folder, `${language}.${extension}`)).href;
}
