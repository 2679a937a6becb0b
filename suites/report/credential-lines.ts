import type { Admission } from '../../mock-platform/generations/generation.ts';
import { plainText } from '../words/plain-text.ts';
import type { Paint } from './paint.ts';

/** What the platform would say to credentials: a line for each aspect, what is wrong with it below, and the answer last. */
export function credentialLines({ findings, accepted, returnCode, reason }: Admission, paint: Paint): string[] {
  const widest = Math.max(...findings.map(({ aspect }) => aspect.length));
  const lines = findings.flatMap(({ aspect, ok, expected, actual, nearMiss }) => {
    const name = `${aspect.padEnd(widest)}  `;
    if (ok)
      return [
        `${paint('green', '✓')} ${name}${plainText(actual)}${nearMiss === undefined ? '' : `: ${plainText(nearMiss)}`}`,
      ];
    const indent = ' '.repeat(widest + 4);
    return [
      `${paint('red', '✗')} ${name}${plainText(actual)}`,
      `${indent}expected ${plainText(expected)}`,
      ...(nearMiss === undefined ? [] : [`${indent}${paint('yellow', `looks like: ${plainText(nearMiss)}`)}`]),
    ];
  });
  const verdict = accepted
    ? paint('green', 'The platform accepts them: CONNACK 0.')
    : paint('red', `The platform refuses them: CONNACK ${returnCode}, ${plainText(reason)}.`);
  return [...lines, '', verdict];
}
