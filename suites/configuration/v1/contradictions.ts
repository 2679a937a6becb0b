import type { Parsed } from '../configuration.ts';

/** Settings of generation 1 that are each right and cannot both be true. `subjectOf` begins a line about a setting, as the user gave it. */
export function v1Contradictions(
  { capabilities: { codecModes }, codec }: Pick<Parsed, 'capabilities' | 'codec'>,
  subjectOf: (member: string) => string,
): string[] {
  const isBinary = codecModes.includes('binary');
  if (isBinary && codec === undefined) {
    return [
      `${subjectOf('capabilities.codecModes')} has "binary", and there is no codec to read its messages. Give the codec of the product.`,
    ];
  }
  if (!isBinary && codec !== undefined) {
    return [
      `${subjectOf('codec')} is given, and capabilities.codecModes has no "binary" that needs it. Add "binary", or remove the codec.`,
    ];
  }
  return [];
}
