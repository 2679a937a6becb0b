import type { V1Settled, V1Setup } from './v1/own.ts';

/** What of its own a generation is played with. Members of another one are passed over. */
export type Setup = V1Setup;

/** The same of a whole run, with what it makes of a configuration besides. */
export type Settled = V1Settled;
