/** Texts that look like phrases, and that no report says, by file; `true` for all of a file. */
const others: Readonly<Record<string, true | readonly string[]>> = {
  // Of names that are not in the catalogue: errors of the command line.
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
  // Names of generated things in tests, a data type, and what is sent.
  'suites/arbitraries/v2/sayings.ts': true,
  'suites/arbitraries/edges.ts': ['string list'],
  'suites/arbitraries/invalid-values.ts': ['string list'],
  'suites/arbitraries/product-models.ts': true,
  'suites/arbitraries/values.ts': true,
  'suites/arbitraries/text.ts': true,
  'suites/arbitraries/json-form.ts': ['quotes " and \\ and / and 😀'],
  'mock-platform/product-model/validate-value.ts': ['string list'],
  // Descriptions of settings are translated by themselves; what their files say besides is in errors.
  'mock-platform/definition/definition-settings.ts': true,
  'mock-platform/generations/v1/served.ts': ['send hasMore in commands', 'send commands without hasMore'],
  'suites/configuration/settings.ts': true,
  // Described for programs: the schema of a file, and its mark.
  'mock-platform/product-model/product-schema.ts': true,
  'mock-platform/product-model/data-types.ts': ['string list'],
  'mock-platform/state/state-line.ts': ['huawei-iot-conformance state'],
  // Nouns that are counted.
  'mock-platform/capture/observe-capture.ts': ['HTTP or WebSocket connection', 'IP fragment'],
  // Kinds of paths, of which whole phrases tell.
  'mock-platform/settings/missing-path.ts': ['folder, zip or .json file'],
  'mock-platform/definition/definition-problems.ts': ['folder, zip or .json file'],
  'suites/configuration/settle-configuration.ts': ['folder, zip or .json file'],
  // What an adapter printed, cut.
  'suites/device/adapter-process.ts': ['{} … ({} characters)'],
  'suites/device/v2/read-handed-over.ts': ['{} … ({} characters)'],
  'suites/trace/trace-row.ts': ['error: {}'],
  // Verbs, of which whole sentences tell.
  'suites/report/story/story-of.ts': true,
  'suites/words/v1/message-in-words.ts': true,
  // What a message carries, and how it was sent, stays as it is.
  'suites/words/packet-summary.ts': ['{} bytes', 'id {}', 'id {} {}'],
  'suites/words/manner-in-words.ts': true,
  // Of who writes a program, and what that prints.
  'suites/run/run-conformance.ts': ['The argument of runConformance'],
  'suites/device/output-log.ts': ['{} … (cut)'],
  'suites/device/kill-on-exit.ts': true,
  // What the platform's own log says.
  'mock-platform/wire/packet-decoder.ts': [
    'before the log-in ',
    'of a packet that is not PUBLISH ',
    'a {} of {} bytes: {}at most {} are taken',
  ],
  'mock-platform/wire/violation.ts': ['the packet ends inside {}'],
  // What ends a search before it is told.
  'suites/depth/echo-hints.ts': ['declare capabilities.echoCommand: "'],
  'suites/run/counterexamples.ts': ['since it did not show itself again'],
  'suites/run/find-counterexample.ts': ['since a simpler sequence stands'],
  'suites/run/play-run.ts': ['since the device does not run'],
  // Alerts, and answers over HTTP.
  'mock-platform/listeners/blame-clock.ts': ['certificate expired', 'bad certificate', 'certificate unknown'],
  'mock-platform/listeners/web-socket-entrance.ts': [
    'This port speaks MQTT over WebSocket, subprotocol "mqtt".\n',
    'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain\r\n\r\n{}\n',
  ],
  // Said as credentials say it.
  'mock-platform/broker/refuse-protocol.ts': ['{}, level {}'],
  // What only a server's packets have, which this platform writes itself.
  'mock-platform/wire/fixed-header.ts': true,
  'mock-platform/wire/server-packets.ts': true,
  // OpenSSL's words.
  'mock-platform/listeners/explain-tls-failure.ts': ['http request', 'unsupported protocol', 'no shared cipher'],
  'mock-platform/generations/v1/dialect.ts': ['product, to register itself'],
};

/** Whether a text is none that a report says, though it looks like a phrase. */
export function notSaid(file: string, text: string): boolean {
  const texts = others[file];
  return texts === true || (texts?.includes(text) ?? false);
}

/** Phrases that no code says as they stand: what the end of a device changes, lists that begin with a request, and what stands behind a command. */
export const madeOfTwo: ReadonlySet<string> = new Set([
  'It ended instead of answering {what}. It answers {trial}.',
  'It ended instead of answering {what}: {flaw}.',
  '{what} with {key} {id}, {situation}',
  '{id} with {key} {id2}, {situation}',
  'send {id} {json}',
  '{story}, in one piece with {n} other',
  '{story}, in one piece with {n} others',
  '{story}, in {n} pieces',
  '{story}, in {n} pieces, cut after every byte',
  '{story}, in {n} pieces, cut after byte {1} of {n2}',
  'The device opens a connection',
  'The device closes a connection',
  'The platform closes a connection',
  'The device opens {what}',
  'The device closes {what}',
  'The platform closes {what}',
  'The device shakes hands for TLS',
  'The device sends bytes that MQTT does not allow',
  'The platform sends bytes that MQTT does not allow',
  'The device sends {id}',
  'The platform sends {id}',
  'The stage “{1}” is over after {n} ms',
  'The stage “{1}” is broken off after {n} ms',
  'The platform sends the command {1} with mid {2}',
  'The platform sends the command {1} with mid {2} and {json}',
  'The device answers mid {1} with errcode {2}',
  'The device reports {1}',
  'The platform answers the report with a `cloudRsp`',
  '{story}, {n} bytes in all',
  '{path} {json} with {key} {id}',
  '{command} at QoS 0',
  '{command} of {n} bytes',
  '{command} written with {form}',
]);
