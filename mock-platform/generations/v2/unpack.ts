import { gunzipSync } from 'node:zlib';
import { limitOf } from './content-limits.ts';
import type { V2Content, V2Topic } from './own.ts';

/** What a publication holds, and what is known of it. */
export interface Unpacked {
  /** Absent for what the platform drops. */
  readonly content?: Uint8Array;
  readonly v2: V2Content;
}

/** The longest content of all, and one byte that shows that there is more. */
const mostUnzipped = limitOf('messages/up') + 1;

/**
 * Takes a publication out of its compression, where its topic says that there is one, and holds it to its limit. What would become
 * longer than that is not unpacked to its end.
 */
export function unpack(payload: Uint8Array, v2: V2Topic): Unpacked {
  const limit = limitOf(v2.channel);
  if (!v2.gzip) return payload.length > limit ? { v2: { ...v2, dropped: 'too-long' } } : { content: payload, v2 };
  // What is too long compressed is not worth the time to find out how much longer it becomes.
  if (payload.length > mostUnzipped) return { v2: { ...v2, dropped: 'too-long' } };
  if (payload[0] !== 0x1f || payload[1] !== 0x8b) return { v2: { ...v2, dropped: 'not-gzip' } };
  try {
    const content = gunzipSync(payload, { maxOutputLength: mostUnzipped });
    const contentBytes = content.length;
    return contentBytes > limit
      ? { v2: { ...v2, contentBytes, dropped: 'too-long' } }
      : { content, v2: { ...v2, contentBytes } };
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { v2: { ...v2, dropped: isTooLong ? 'too-long' : 'not-gzip' } };
  }
}
