import { callers } from './callers.ts';
import { doors } from './doors.ts';
import { floods } from './floods.ts';
import { guests } from './guests.ts';
import type { Kind } from './kind.ts';
import { reporters } from './reporters.ts';
import { strangers } from './strangers.ts';
import { subscribers } from './subscribers.ts';

/** Every way of being hostile that the siege knows. */
export const kinds: readonly Kind[] = [
  ...strangers,
  ...reporters,
  ...floods,
  ...subscribers,
  ...guests,
  ...doors,
  ...callers,
];
