/** So many characters are not kept any longer. */
const most = 16 * 1024;

export interface LinesOfATurn {
  readonly write: (text: string) => void;
  /** Writes what waits, and whatever comes later at once. */
  readonly end: () => void;
}

/**
 * Gathers the lines of one turn of the event loop for one write: to a pipe each write is a call of the system that everybody
 * waits for. What was gathered is written, too, if the process ends in the middle of a turn.
 */
export function linesOfATurn(write: (text: string) => unknown): LinesOfATurn {
  let text = '';
  let hasEnded = false;
  const flush = () => {
    const gathered = text;
    text = '';
    if (gathered !== '') write(gathered);
  };
  process.once('exit', flush);
  return {
    write: (line) => {
      if (text === '' && !hasEnded) setImmediate(flush);
      text += line;
      if (hasEnded || text.length > most) flush();
    },
    end: () => {
      hasEnded = true;
      process.off('exit', flush);
      flush();
    },
  };
}
