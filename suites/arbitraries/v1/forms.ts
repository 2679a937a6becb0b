import fc from 'fast-check';
import {
  everyEscape,
  everySpacing,
  everyStranger,
  fittingJson,
  type JsonForm,
  jsonFormParts,
  jsonFormWords,
  plainJson,
  reordered,
  strangersInWords,
  writeJson,
} from '../json-form.ts';

/** A command as the platform is about to write it. */
export interface CommandMessage {
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly mid: number;
}

/** One of the ways to write the same command (ref 4, 4.2): what a device must not depend on. */
export interface CommandForm extends JsonForm {
  /** `null` leaves the member out. */
  readonly hasMore: 0 | 1 | null;
}

/** The usual form: compact, plain order, `"hasMore":0`, since some clients want that member (ref 4.2). */
export const plainForm: CommandForm = { ...plainJson, hasMore: 0 };

/** Each way in which a form can differ from the plain one, alone: a device that reads commands by their form fails one of these. */
export const everyForm: readonly CommandForm[] = [
  ...everySpacing,
  // The members of the documents' example, turned round, and with each one first.
  ...[[5, 4, 3, 2, 1], [1], [2], [3], [4]].map((picks) => ({ picks })),
  { hasMore: null },
  { hasMore: 1 as const },
  ...everyStranger,
  ...everyEscape,
].map((difference) => ({ ...plainForm, ...difference }));

/** Any form. Shrinks towards the plain one. */
export function commandForm(): fc.Arbitrary<CommandForm> {
  const { extras, ...parts } = jsonFormParts;
  return fc.record({ ...parts, hasMore: fc.constantFrom(...([0, null, 1] as const)), extras });
}

/** The message in this form, as UTF-8. Every form parses to the same command. */
export function writeCommand({ serviceId, cmd, paras, mid }: CommandMessage, form: CommandForm): Uint8Array {
  const values: Record<string, unknown> = {
    msgType: 'cloudReq',
    serviceId,
    cmd,
    paras: Object.fromEntries(reordered(Object.entries(paras), form.picks)),
    mid,
    hasMore: form.hasMore,
    ...Object.fromEntries(form.extras),
  };
  return writeJson(
    Object.fromEntries(reordered(memberNames(form), form.picks).map((name) => [name, values[name]])),
    form,
  );
}

/** The form, or the nearest plainer one in which the message takes at most `maxBytes`. */
export function fittingForm(message: CommandMessage, form: CommandForm, maxBytes: number): CommandForm {
  return fittingJson(form, maxBytes, (candidate) => writeCommand(message, candidate).length) ?? plainForm;
}

/** How the form differs from the plain one, in words; `plain` where it does not. */
export function describeForm(form: CommandForm): string {
  const { hasMore } = form;
  const differences = [
    ...jsonFormWords(form, memberNames(form)),
    ...(hasMore === null ? ['no hasMore'] : []),
    ...(hasMore === 1 ? ['hasMore 1'] : []),
    ...strangersInWords(form),
  ];
  return differences.join('; ') || 'plain';
}

function memberNames({ hasMore, extras }: CommandForm): string[] {
  const optional = hasMore === null ? [] : ['hasMore'];
  return ['msgType', 'serviceId', 'cmd', 'paras', 'mid', ...optional, ...extras.map(([name]) => name)];
}
