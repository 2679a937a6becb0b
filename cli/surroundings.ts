/** The parts of a process that the command line uses. */
export interface Surroundings {
  readonly cwd: () => string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: Pick<NodeJS.WriteStream, 'write' | 'columns' | 'isTTY'>;
  readonly stdin?: AsyncIterable<string | Buffer> &
    Partial<Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'pause'>>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write' | 'columns' | 'isTTY'>;
  exitCode?: number | string | null | undefined;
}

/** Values of flags, under the names that commander gives them. */
export type Flags = Readonly<Record<string, unknown>>;
