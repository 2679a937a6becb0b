/** Lower case, and never longer or shorter than it was: what is found in it has the same place in the text. */
export function fold(text: string): string {
  const folded = text.toLowerCase();
  return folded.length === text.length ? folded : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
