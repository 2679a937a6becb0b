import { z } from 'zod';

/** How many there were of something. */
export const count = z.int().min(0);
