const codes = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
} as const;

export type Colour = keyof typeof codes;
/** Colours a text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

export const plain: Paint = (_, text) => text;
export const ansi: Paint = (colour, text) => {
  const [on, off] = codes[colour];
  return text === '' ? text : `\u001b[${on}m${text}\u001b[${off}m`;
};
