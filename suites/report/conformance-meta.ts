/** What a conformance test hands to the reporter: `task.meta.conformance = { file }`. */
declare module 'vitest' {
  interface TaskMeta {
    /** `file` is the path of the `conformance.json` that the test wrote. */
    conformance?: { readonly file: string };
  }
}

export {};
