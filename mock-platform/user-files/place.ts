/** The members that lead to a part of a value. */
export type Path = readonly PropertyKey[];

/** A place in a file, in lines and columns from 1, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** `platform.yaml:3:12`, which editors and terminals open at the place. */
export function at(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
