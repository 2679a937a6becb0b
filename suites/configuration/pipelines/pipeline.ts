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
export const firstLine = '# Written by "huawei-iot-conformance init".';
