import type { Language } from '../../mock-platform/language/language.ts';
import { teller } from '../../mock-platform/language/spoken.ts';
import { en } from './texts/en.ts';

const tell = teller(en);

/** What one types for an area. */
const names: Readonly<Record<string, string>> = {
  CONN: 'connect',
  TLS: 'tls',
  TOPIC: 'topics',
  REPORT: 'reports',
  PROP: 'reports',
  SET: 'sets',
  GET: 'gets',
  CMD: 'commands',
  MSG: 'messages',
  EVENT: 'events',
  SESSION: 'session',
  STREAM: 'stream',
  WIRE: 'wire',
  BIN: 'binary',
  DYN: 'registration',
};

/** What one types for an area, such as `commands`. */
export function areaName(area: string): string {
  return names[area] ?? area.toLowerCase();
}

/** What the ids of an area begin with: `V1-CMD` of `V1-CMD-01`, `MQTT` of `MQTT-3.1.0-1`. */
export function areaPrefix(id: string): string {
  return /^V\d+-[A-Z]+(?=-)/.exec(id)?.[0] ?? id.replace(/-.*/, '');
}

/** The area that a rule's id names: `V1-CMD-01` is about commands, `MQTT-3.1.0-1` about the wire. */
export function areaOf(id: string): string {
  return /^V\d+-([A-Z]+)-/.exec(id)?.[1] ?? 'WIRE';
}

/** The generation that a rule is of, such as `v1`; undefined for those of MQTT, and of the user's own. */
export function generationOf(id: string): string | undefined {
  return /^V\d+(?=-)/.exec(id)?.[0].toLowerCase();
}

/** The folder of the rules' pages below docs, in a language. */
export function rulesFolder(language: Language = 'en'): string {
  return language === 'en' ? 'rules' : `rules/${language}`;
}

/** Where the page of a rule lies below docs: `rules/v1/V1-CMD-01.md`, `rules/zh/mqtt/MQTT-3.1.0-1.md`. */
export function pagePathOf(id: string, language: Language = 'en'): string {
  return `${rulesFolder(language)}/${generationOf(id) ?? 'mqtt'}/${id}.md`;
}

/** An area as a heading. */
export function areaTitle(area: string): string {
  return area in en ? tell(area as 'CONN') : area;
}

/** The area of a rule as a heading among rules of several generations: `commands, generation 2`. */
export function areaHeading(id: string): string {
  const [, number] = /^v(\d+)$/.exec(generationOf(id) ?? '') ?? [];
  const area = areaTitle(areaOf(id));
  return number === undefined ? area : tell('of generation', { area, number });
}

/** The anchor of a rule's area in the list of all rules; areas of generation 1, which were first, go without its name. */
export function areaAnchor(id: string): string {
  const generation = generationOf(id) ?? 'v1';
  const area = areaOf(id).toLowerCase();
  return generation === 'v1' ? area : `${generation}-${area}`;
}
