import { type ApiExport, entries, type Kind } from './public-api.ts';

const chapters: readonly (readonly [string, readonly Kind[]])[] = [
  ['Functions', ['function']],
  ['Classes', ['class']],
  ['Constants', ['constant']],
  ['Types', ['interface', 'type']],
];

const gathers: Readonly<Record<string, string>> = {
  'huawei-iot-conformance': 'The mock platform, for tests of your own.',
  'huawei-iot-conformance/suites': 'The suites: judge a device, with rules and scenarios of your own if you like.',
  'huawei-iot-conformance/vitest': 'The suites under Vitest.',
};

/** The page of all that users can import, from the TSDoc of it. */
export function apiPage(all: readonly ApiExport[]): string {
  return `${[
    '<!-- Written by `npm run docs` from the TSDoc in the sources. -->',
    '# The API',
    'All that the package exports, by the path that you import it from. The examples are compiled by the tests. What is not here is not part of the API and may change.',
    ...Object.keys(entries).flatMap((entry) =>
      chapterOf(
        entry,
        all.filter((one) => one.entry === entry),
      ),
    ),
  ].join('\n\n')}\n`;
}

function chapterOf(entry: string, ofEntry: readonly ApiExport[]): string[] {
  return [
    `## \`${entry}\``,
    gathers[entry] ?? '',
    ...chapters.flatMap(([title, kinds]) => {
      const listed = ofEntry.filter(({ kind }) => kinds.includes(kind));
      return listed.length > 0 ? [`### ${title}`, ...listed.flatMap(described)] : [];
    }),
  ];
}

function described({ name, text, doc, tags, members }: ApiExport): string[] {
  const of = (tag: string) => tags.filter((one) => one.name === tag).map((one) => one.text);
  return [
    `#### ${name}`,
    inline(doc),
    code(text),
    ...listed(of('param').map((one) => one.replace(/^(\S+)\s+(- )?/, '`$1`: '))),
    ...listed(of('throws').map((one) => `Throws ${inline(one)}`)),
    ...of('example').map((one) => code(exampleOf(one))),
    ...listed(members.map((one) => `\`${inline(one.text)}\`${one.doc ? `: ${inline(one.doc)}` : ''}`)),
  ];
}

/** The code of an example, with or without a fence. */
export function exampleOf(text: string): string {
  return text.replace(/^\s*```ts\n|\n```\s*$/g, '').trim();
}

function listed(items: readonly string[]): string[] {
  return items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : [];
}

function inline(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}
