import type { Admission } from '../../mock-platform/generations/generation.ts';
import { retold } from '../../mock-platform/language/retold.ts';
import { columnsOf, padded } from '../words/columns.ts';
import { plainText } from '../words/plain-text.ts';
import type { Paint } from './paint.ts';
import { tell } from './texts.ts';

/** What the platform would say to credentials: a line for each aspect, what is wrong with it below, and the answer last. */
export function credentialLines({ findings, accepted, returnCode, reason }: Admission, paint: Paint): string[] {
  const widest = Math.max(...findings.map(({ aspect }) => columnsOf(retold(aspect))));
  const lines = findings.flatMap(({ aspect, ok, expected, actual, nearMiss }) => {
    const name = `${padded(retold(aspect), widest)}  `;
    if (ok)
      return [`${paint('green', '✓')} ${name}${shown(actual)}${nearMiss === undefined ? '' : `: ${shown(nearMiss)}`}`];
    const indent = ' '.repeat(widest + 4);
    return [
      `${paint('red', '✗')} ${name}${shown(actual)}`,
      `${indent}${tell('credential.expected', { what: shown(expected) })}`,
      ...(nearMiss === undefined
        ? []
        : [`${indent}${paint('yellow', tell('credential.near', { what: shown(nearMiss) }))}`]),
    ];
  });
  const verdict = accepted
    ? paint('green', tell('credential.accepted'))
    : paint('red', tell('credential.refused', { code: returnCode, reason: shown(reason) }));
  return [...lines, '', verdict];
}

function shown(text: string): string {
  return plainText(retold(text));
}
