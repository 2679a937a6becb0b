import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import { isObject } from '../../../mock-platform/protocol/is-object.ts';
import type { Entry, Rule } from '../rule.ts';
import { isOn } from './answer-forms.ts';
import { isNothing } from './is-nothing.ts';
import { readAsMeant } from './read-as-meant.ts';

/** Is the result_code of every answer an integer, or digits? Without one it is success. */
export function judgeResultCode(channel: V2Channel): Rule['judge'] {
  return resultCodes(channel, (code) => {
    if (Number.isInteger(code) || isDigits(code)) return undefined;
    return 'Its result_code is not an integer.';
  });
}

/** Is it written as a JSON integer? */
export function judgeIntegerCode(channel: V2Channel): Rule['judge'] {
  return resultCodes(channel, (code) => (isDigits(code) ? 'It sent its result_code in a string.' : undefined));
}

function isDigits(code: unknown): boolean {
  return typeof code === 'string' && /^-?\d+$/.test(code);
}

function resultCodes(channel: V2Channel, faultOf: (code: unknown) => string | undefined): Rule['judge'] {
  const isTheirs = isOn(channel);
  return readAsMeant(channel, ({ exercised, broken }) => ({
    'message-received'(entry: Entry<'message-received'>) {
      if (!isTheirs(entry) || !isObject(entry.value)) return;
      exercised();
      const { result_code: code } = entry.value;
      const message = isNothing(code) ? undefined : faultOf(code);
      if (message === undefined) return;
      broken({
        message,
        expected: 'a JSON integer: 0 for success, any other for failure',
        actual: JSON.stringify(code),
        ...(isDigits(code) && { nearMiss: 'digits in a string' }),
        evidence: [entry],
      });
    },
  }));
}
