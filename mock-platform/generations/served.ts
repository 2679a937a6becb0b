import { both } from './both/served.ts';
import type { ServedGeneration } from './served-generation.ts';
import { v1 } from './v1/served.ts';
import { v2 } from './v2/served.ts';

/** All generations that can be served. A new one is added here, and nowhere else; the first one speaks where a definition names none. */
export const served: readonly [ServedGeneration, ...ServedGeneration[]] = [both, v1, v2];
