import { devices } from './devices.ts';
import { doors } from './doors.ts';
import type { Kind } from './kind.ts';
import { strangers } from './strangers.ts';

/** Every way of being hostile that the siege knows. */
export const kinds: readonly Kind[] = [...strangers, ...devices, ...doors];
