import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sample } from '../sample.ts';
import { simplest } from '../simplest.ts';
import { text } from '../text.ts';
import {
  type CommandForm,
  commandForm,
  describeForm,
  everyForm,
  fittingForm,
  plainForm,
  writeCommand,
} from './forms.ts';
import { mid } from './mids.ts';

const anyText = text({ maxLength: 40, maxJsonBytes: 200 });
const message = fc.record({
  serviceId: anyText,
  cmd: anyText,
  paras: fc.dictionary(fc.stringMatching(/^[a-zé]{1,6}$/), fc.oneof(anyText, fc.integer(), fc.jsonValue()), {
    noNullPrototype: true,
  }),
  mid: mid(),
});
const known = new Set(['msgType', 'serviceId', 'cmd', 'paras', 'mid', 'hasMore']);
const simple = { serviceId: 'Lämp', cmd: 'SET', paras: { a: 'x/ü😀', b: 1 }, mid: 7 };
const written = (form: Partial<CommandForm>) => Buffer.from(writeCommand(simple, { ...plainForm, ...form })).toString();
const plain = '{"msgType":"cloudReq","serviceId":"Lämp","cmd":"SET","paras":{"a":"x/ü😀","b":1},"mid":7,"hasMore":0}';

test('every form parses to the same command', () => {
  fc.assert(
    fc.property(message, commandForm(), (command, form) => {
      const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(writeCommand(command, form));
      const { msgType, hasMore = null, ...rest } = JSON.parse(read);
      const members = Object.fromEntries(Object.entries(rest).filter(([name]) => known.has(name)));
      expect({ msgType, hasMore, ...members }).toEqual({
        msgType: 'cloudReq',
        hasMore: form.hasMore,
        ...JSON.parse(JSON.stringify(command)),
      });
    }),
  );
});

test('unknown members are all there, under names that no command has', () => {
  fc.assert(
    fc.property(message, commandForm(), (command, form) => {
      const read = JSON.parse(Buffer.from(writeCommand(command, form)).toString());
      const unknown = Object.entries(read).filter(([name]) => !known.has(name));
      expect(Object.fromEntries(unknown)).toEqual(Object.fromEntries(form.extras));
    }),
  );
});

test.each<[Partial<CommandForm>, string, string]>([
  [{}, plain, 'plain'],
  [
    { picks: [4, 2] },
    '{"mid":7,"cmd":"SET","msgType":"cloudReq","serviceId":"Lämp","paras":{"a":"x/ü😀","b":1},"hasMore":0}',
    'members in the order mid, cmd, msgType, serviceId, paras, hasMore',
  ],
  [{ layout: 'spaced' }, plain.replaceAll(/,"/g, ', "').replaceAll(/":/g, '": '), 'a space after each comma and colon'],
  [{ layout: 'pretty' }, JSON.stringify(JSON.parse(plain), null, 2), 'pretty-printed'],
  [{ around: '\n' }, `\n${plain}\n`, 'white space before and after'],
  [
    { escapes: 'non-ascii' },
    plain.replace('ä', '\\u00e4').replace('ü😀', '\\u00fc\\ud83d\\ude00'),
    'non-ASCII escaped, in lower case hex',
  ],
  [
    { escapes: 'NON-ASCII' },
    plain.replace('ä', '\\u00E4').replace('ü😀', '\\u00FC\\uD83D\\uDE00'),
    'non-ASCII escaped, in upper case hex',
  ],
  [{ escapedSlashes: true }, plain.replace('/', '\\/'), 'slashes escaped'],
  [{ hasMore: null }, plain.replace(',"hasMore":0', ''), 'no hasMore'],
  [{ hasMore: 1 }, plain.replace('hasMore":0', 'hasMore":1'), 'hasMore 1'],
  [{ extras: [['x', null]] }, plain.replace('0}', '0,"x":null}'), 'unknown members x'],
  [
    { hasMore: null, around: ' ' },
    ` ${plain.replace(',"hasMore":0', '')} `,
    'white space before and after; no hasMore',
  ],
])('form %o', (form, expected, words) => {
  expect(written(form)).toBe(expected);
  expect(describeForm({ ...plainForm, ...form })).toBe(words);
});

test('characters of values can all be escaped, and names stay readable', () => {
  expect(written({ escapes: 'values' })).toContain('"cmd":"\\u0053\\u0045\\u0054"');
});

test('the parameters change places too', () => {
  expect(written({ picks: [1] })).toContain('"paras":{"b":1,"a"');
});

test('white space of all kinds stands around every token', () => {
  for (const space of [' ', '\t', '\r', '\n']) expect(written({ layout: 'sprawling' })).toContain(space);
});

test('a form that does not fit gives way to a plainer one that does', () => {
  fc.assert(
    fc.property(message, commandForm(), fc.nat({ max: 400 }), (command, form, spare) => {
      const maxBytes = writeCommand({ ...command, mid: 65_535 }, plainForm).length + spare;
      const fitting = fittingForm(command, form, maxBytes);
      expect(writeCommand(command, fitting).length).toBeLessThanOrEqual(maxBytes);
    }),
  );
});

test('a form that fits stays', () => {
  const form: CommandForm = { ...plainForm, layout: 'pretty', picks: [3] };
  expect(fittingForm(simple, form, 1024)).toBe(form);
});

describe('among 300 forms', () => {
  const forms = sample(commandForm(), 1, 300);
  const seen = <K extends keyof CommandForm>(member: K) => new Set(forms.map((form) => form[member]));

  test('is every way of each kind', () => {
    expect(seen('layout').size).toBe(6);
    expect(seen('escapes').size).toBe(4);
    expect(seen('hasMore')).toEqual(new Set([0, 1, null]));
    expect(seen('around').size).toBe(4);
    expect(seen('escapedSlashes').size).toBe(2);
  });

  test('are all unknown members, and forms without any', () => {
    expect(new Set(forms.flatMap(({ extras }) => extras.map(([name]) => name))).size).toBe(8);
    expect(forms.some(({ extras }) => extras.length === 0)).toBe(true);
  });

  test('each member of the message comes first once', () => {
    const first = forms.map((form) => Object.keys(JSON.parse(written(form)))[0]);
    expect(first).toEqual(expect.arrayContaining([...known]));
  });
});

test('forms shrink towards the plain one', () => {
  expect([1, 2, 3].map((seed) => simplest(commandForm(), seed))).toEqual([plainForm, plainForm, plainForm]);
});

test('each difference stands alone among the forms that every run tries', () => {
  const described = everyForm.map(describeForm);
  expect(new Set(everyForm.map((form) => JSON.stringify(form))).size).toBe(everyForm.length);
  for (const words of ['pretty-printed with CR LF', 'no hasMore', 'hasMore 1', 'unknown members context']) {
    expect(described).toContain(words);
  }
  const orders = everyForm.map(({ picks }) => picks.join());
  expect(orders).toContain('5,4,3,2,1');
  for (const form of everyForm) expect(JSON.parse(written(form))).toMatchObject(simple);
});
