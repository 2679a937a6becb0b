/** For tests: what a device of generation 1 declares that speaks one codec mode only. */
export const jsonOnly: { readonly codecModes: ['json'] } = { codecModes: ['json'] };
export const binaryOnly: { readonly codecModes: ['binary'] } = { codecModes: ['binary'] };
