/** What `init` says of the capabilities of a device of generation 1. */
export const v1Starter: readonly string[] = ['codecModes: [json] # and binary'];
