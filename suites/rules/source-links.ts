/** A place that a rule cites. */
export interface SourceLink {
  readonly text: string;
  /** A path from the top of the project, or an address on the web. */
  readonly target: string;
}

/** Chapters of the references by number, that of generation 1 and that of generation 2. */
const firstGeneration = [
  '01-credentials',
  '02-connection',
  '03-topics',
  '04-messages',
  '05-command-life',
  '06-northbound',
  '07-product-model',
  '08-registration',
  '09-limits',
  '10-real-clients',
  '11-open-questions',
  '12-on-the-wire',
  '13-sources',
] as const;
const secondGeneration = [
  '01-credentials',
  '02-connection',
  '03-topics',
  '04-messages',
  '05-request-life',
  '06-application-side',
  '07-product-model',
  '08-limits',
  '09-mqtt-5',
  '10-both-generations',
  '11-open-questions',
  '12-real-clients',
  '13-sources',
] as const;
const references: Readonly<Record<string, { readonly folder: string; readonly chapters: readonly string[] }>> = {
  ref: { folder: 'v1', chapters: firstGeneration },
  ref2: { folder: 'v2', chapters: secondGeneration },
};

const standard = 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html';

/** Anchors of the standard's headings: they are numbered in the order of its table of contents. */
const headings: Readonly<Record<string, number>> = {
  '1.5.3': 16,
  '2.2.1': 21,
  '2.2.2': 22,
  '2.2.3': 23,
  '2.3.1': 25,
  '3.1': 28,
  '3.1.2': 30,
  '3.1.3': 31,
  '3.1.4': 32,
  '3.3.1': 38,
  '3.3.2': 39,
  '3.6.1': 54,
  '3.8.1': 64,
  '3.8.3': 66,
  '3.10.1': 73,
  '3.10.3': 75,
  '3.14': 90,
  '3.14.1': 91,
  '3.14.4': 94,
  '4.2': 98,
  '4.3.2': 101,
  '4.3.3': 102,
  '4.4': 103,
  '4.6': 105,
  '4.7.1': 107,
  '4.7.3': 109,
  '4.8': 110,
};

/**
 * What stands behind a rule's source: `ref 4.3, 5` are two sections of the reference on generation 1, `ref2 4.3, 5` of that on
 * generation 2; `MQTT 3.1.1, 3.3.1` and `MQTT-3.1.4-5` are one of the standard. @throws RangeError for a section that is not known
 */
export function sourceLinks(source: string): SourceLink[] {
  const [, reference = '', sections] = /^(ref2?) ([\d., ]+)$/.exec(source) ?? [];
  if (sections) return sections.split(', ').map((section) => referenceLink(reference, section));
  const [, section] = /^MQTT 3\.1\.1, ([\d.]+)$/.exec(source) ?? /^MQTT-([\d.]+)-\d+$/.exec(source) ?? [];
  if (!section)
    throw new RangeError(
      `A rule's source is "${source}": expected "ref 4.2", "ref2 4.2", "MQTT 3.1.1, 3.3.1" or "MQTT-3.1.4-5".`,
    );
  return [{ text: source, target: `${standard}#_Toc3987${18_000 + headingOf(section)}` }];
}

function referenceLink(reference: string, section: string): SourceLink {
  const { folder = '', chapters = [] } = references[reference] ?? {};
  const [number = ''] = section.split('.');
  const chapter = chapters[Number(number) - 1];
  if (!chapter)
    throw new RangeError(`There is no chapter ${number} in the reference, which ends with ${chapters.length}.`);
  return { text: `${reference} ${section}`, target: `docs/reference/${folder}/${chapter}.md#ref-${section}` };
}

/** The nearest heading: 3.1.2.10 stands under 3.1.2, and 3.1.0 is 3.1 itself. */
function headingOf(section: string): number {
  const known = headings[section];
  if (known !== undefined) return known;
  if (!section.includes('.')) throw new RangeError(`MQTT 3.1.1 has no section ${section} that a rule could cite.`);
  return headingOf(section.replace(/\.\d+$/, ''));
}
