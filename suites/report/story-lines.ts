import { retold } from '../../mock-platform/language/retold.ts';
import type { CounterexampleResult, ViolationResult } from '../result/conformance-result.ts';
import { cutTo, plainText, wrapped } from '../words/plain-text.ts';
import type { Page } from './page.ts';
import { sequenceDiagram } from './sequence-diagram.ts';
import { tell } from './texts.ts';

/** A longer story is in the file. */
const mostSteps = 20;
const longestStep = 300;

/** How to see it: what is done to the device, step by step, and what then passes on the wire. */
export function storyLines(
  violation: Pick<ViolationResult, 'expected' | 'actual' | 'trace'>,
  { steps, closing, minimal, note }: CounterexampleResult,
  page: Page,
): string[] {
  const { paint, width, file } = page;
  const texts = [...steps.map(({ text }) => text), ...(closing === undefined ? [] : [closing])];
  const numberWidth = String(Math.min(texts.length, mostSteps)).length;
  const told = texts.slice(0, mostSteps).flatMap((text, index) => {
    const number = `${String(index + 1).padStart(numberWidth)}. `;
    const lines = wrapped(cutTo(plainText(retold(text)), longestStep), width - 4 - number.length);
    return lines.map((line, at) => `    ${at === 0 ? number : ' '.repeat(number.length)}${line}`);
  });
  const rest = texts.length - mostSteps;
  const which = minimal ? 'story.shortest' : 'story.soFar';
  const words = note ? tell(`${which}Note`, { note: retold(note) }) : tell(which);
  return [
    ...wrapped(plainText(words), width - 2).map((line) => `  ${paint('dim', line)}`),
    ...told,
    ...(rest > 0 ? [`    ${tell('story.more', { n: rest, file: String(file) })}`] : []),
    '',
    ...sequenceDiagram(violation.trace, violation, { paint, width: width - 4 }).map((line) => `    ${line}`),
    '',
  ];
}
