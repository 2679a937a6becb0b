import type { Markup } from './markup.ts';

/** What every part of the page needs to know of the whole. */
export interface HtmlPage {
  /** The command that runs just this again. */
  readonly replayCommand: (token: string) => string;
  /** Address of the folder of the project's documents, with a slash at its end. */
  readonly documents?: string;
  /** Whether the page can also be read in Chinese. */
  readonly inChinese?: boolean;
  /** Whether there is room left for a part that is not essential; takes the room if so. */
  readonly spend: (part: Markup) => boolean;
}

/** So many characters may go into what is not essential: a page is to stay below a megabyte. */
const ROOM = 200_000;

export function pageOf(options: Pick<HtmlPage, 'replayCommand' | 'documents' | 'inChinese'>): HtmlPage {
  let left = ROOM;
  const spend = ({ text }: Markup) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  };
  return { ...options, spend };
}
