/** Texts that look like phrases, and that no report says, by file; `true` for all of a file. */
const others: Readonly<Record<string, true | readonly string[]>> = {
  // Of names that are not in the catalogue: errors of the command line.
  'suites/rules/catalogue.ts': true,
  'suites/rules/area.ts': true,
  // Keys of tables.
  'suites/rules/folds/chance-tally.ts': true,
  'suites/rules/folds/follow-harm.ts': ['stayed away'],
  'suites/rules/folds/judge-survival.ts': ['stayed away'],
  // What joins phrases.
  'suites/rules/folds/flaw-of.ts': [', then '],
  // What makes two failures alike is shown to nobody.
  'suites/verdicts/causes/end-likeness.ts': true,
  'suites/verdicts/causes/stray-likeness.ts': true,
  // Errors of who merges results.
  'suites/verdicts/merge-results.ts': true,
  // Told with the steps of a sequence.
  'suites/verdicts/closing-commands.ts': true,
  // Names of generated things in tests, a data type, and what is sent.
  'suites/arbitraries/v2/sayings.ts': true,
  'suites/arbitraries/edges.ts': ['string list'],
  'suites/arbitraries/invalid-values.ts': ['string list'],
  'suites/arbitraries/product-models.ts': true,
  'suites/arbitraries/values.ts': true,
  'suites/arbitraries/text.ts': true,
  'suites/arbitraries/json-form.ts': ['quotes " and \\ and / and 😀'],
  'mock-platform/product-model/validate-value.ts': ['string list'],
  // What the platform's own log says.
  'mock-platform/wire/packet-decoder.ts': [
    'before the log-in ',
    'of a packet that is not PUBLISH ',
    'a {} of {} bytes: {}at most {} are taken',
  ],
  'mock-platform/wire/violation.ts': ['the packet ends inside {}'],
  // Titles of scenarios, causes in the journal, and what ends a search before it is told.
  'suites/scenarios/introduction.ts': ['the connection is cut: the device answers no command'],
  'suites/scenarios/refused.ts': [
    'every CONNECT is refused for some seconds, with return codes 4, 5 and 2',
    'the first two CONNECTs are answered with "server unavailable"; then the platform is well',
  ],
  'suites/depth/echo-hints.ts': ['declare capabilities.echoCommand: "'],
  'suites/run/counterexamples.ts': ['since it did not show itself again'],
  'suites/run/find-counterexample.ts': ['since a simpler sequence stands'],
  'suites/run/play-run.ts': ['since the device does not run'],
  // What stands behind a command stays as it is.
  'suites/sequences/describe-step.ts': ['send {}', 'with {} {}', 'of {} bytes', '{} and {} more'],
  // OpenSSL's words.
  'mock-platform/listeners/explain-tls-failure.ts': ['http request', 'unsupported protocol', 'no shared cipher'],
  'mock-platform/generations/v1/dialect.ts': ['product, to register itself'],
};

/** Whether a text is none that a report says, though it looks like a phrase. */
export function notSaid(file: string, text: string): boolean {
  const texts = others[file];
  return texts === true || (texts?.includes(text) ?? false);
}

/** Phrases that no code says as they stand: what the end of a device changes, and lists that begin with a request. */
export const madeOfTwo: ReadonlySet<string> = new Set([
  'It ended instead of answering {what}. It answers {trial}.',
  'It ended instead of answering {what}: {flaw}.',
  '{what} with {key} {id}, {situation}',
  '{id} with {key} {id2}, {situation}',
  'send {id} {json}',
]);
