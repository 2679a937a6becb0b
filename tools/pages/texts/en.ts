/** What the pages of rules say beside the rules' own texts. */
export const en = {
  written: '<!-- Written by `npm run docs`. Edit the rule, its prose, or record its example again. -->',
  'other language': 'English | [简体中文]({target})',
  'the device': '> The device {sentence}.',
  head: '**{level}** · [{area}]({target}) · source: {links}',
  'for a device': 'For a device that {does}.',
  and: ', and ',
  why: 'Why it matters',
  look: 'What to look at first',
  passes: 'An example that passes',
  breaks: 'An example that breaks it',
  mend: 'How to mend it',
  ways: 'Known ways of breaking it',
  'a way': '- `{id}`: the device {breaks}',
  'about ways':
    'Each is a faulty device in [`fixtures/devices/faults`]({faults}); [the kill matrix]({matrix}) shows what else they break. To see one judged:',
  'not recorded': 'None was recorded.',
  'correct device': 'A correct device that {device}:',
  'reference device': 'The reference device:',
  'no occasion': 'The reference device gives no occasion for it{reason}. What is not sent cannot be wrong.',
  'it never': ': it never {does}',
  right: '{never} Right would be: {shows}.',
  'faulty device': 'A device that {device}. The report says: {message}',
  expected: 'Expected',
  actual: 'Actual',
  'near miss': 'Near miss',
  scenario: 'Scenario',
  bytes: 'The packet, byte by byte:',
  'in full': 'The message in full:',

  'index.written': '<!-- Written by `npm run docs`. -->',
  'index.title': '# Rules',
  'index.counted':
    '{n} rules, {must} MUST and {should} SHOULD. A broken MUST fails a run: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. A broken SHOULD is a warning: it is tolerated, and will hurt in the field. An id keeps its meaning for ever.',
  'index.pages':
    'Each page says why the rule matters and where to look first, shows a device that keeps it and one that breaks it, and how to mend it in Python, C and TypeScript. `npx huawei-iot-conformance explain V2-CMD-13` tells it in a terminal.',
  'index.examples':
    "In the examples `>` marks what decided, `device →` is what the device sent, `device ←` what it was sent. Names in the snippets that no library has (`carry_out`, `put_text`) are your program's.",
  'index.columns': '| rule | level | the device … |',
} as const;
