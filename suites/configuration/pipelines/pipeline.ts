import { tell } from '../texts.ts';

/** What `init` writes for a CI server. */
export interface Pipeline {
  /** As its makers call it. */
  readonly title: string;
  /** Files and folders of a project that show that this server is used, as seen from its root. */
  readonly signs: readonly string[];
  /** Where the pipeline goes. */
  readonly file: string;
  /** Where it goes in a project that has a pipeline of its own at `file`, and how it gets to run there. */
  readonly beside?: { readonly file: string; readonly toDo: string };
  /** The text of the file. @param run the command that judges the device */
  readonly text: (run: string) => string;
}

/** The first line of each pipeline: it tells that `init` wrote the file. */
export function firstLine(comment = '#'): string {
  return `${comment} ${tell('pipeline.written')}`;
}

/** Whether a file begins like that, in any language. */
export function isOfInit(text: string): boolean {
  const [first = ''] = text.split('\n');
  return /^(#|\/\/) .*huawei-iot-conformance init/.test(first);
}

/** The line that tells where to install what the device needs. */
export function needsLine(...examples: readonly string[]): string {
  return tell('pipeline.needs', { examples: `${examples.join(tell('between.comma'))} …` });
}
