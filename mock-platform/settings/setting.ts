/** How a setting is written as text, in a variable or behind a flag. */
export type SettingForm =
  | 'text'
  | 'command'
  | 'file'
  | 'folder'
  | 'path'
  | 'number'
  | 'port'
  | 'switch'
  | 'switch-or-list'
  | 'list'
  | 'pairs';

/** One setting and its three places: in a file, in a variable, behind a flag. */
export interface Setting {
  /** In the file, such as `ports.tcp`. */
  readonly member: string;
  /** Environment variable. */
  readonly variable: string;
  /** On the command line. A switch does not need a value and also has `--no-…`; what is `several` may be repeated. */
  readonly flag: string;
  /** Another, shorter flag for the same. */
  readonly alias?: string;
  readonly form: SettingForm;
  readonly description: string;
  /** What counts when nothing is given, in words or as a text. */
  readonly otherwise?: string;
  /** Of a switch: what `--no-…` says. */
  readonly off?: string;
  readonly several?: true;
  /** The flag may stand without a value; then it gives none. */
  readonly bare?: true;
  /** Takes a text with several entries apart. Default: at commas and white space. */
  readonly split?: (text: string) => readonly string[];
  /** What one entry of a list means; undefined when it means nothing. With it, a word behind the flag is one entry, whatever is in it. */
  readonly entry?: (text: string) => unknown;
  /** How such an entry is written; completes "expected …". */
  readonly entryForm?: string;
}

/** The setting that tells where the file is: a variable and a flag like the others, and no member. */
export type FileSetting = Omit<Setting, 'member'> & {
  /** Completes "expected …". */
  readonly expects: string;
};

/** The name under which commander hands over a flag's value: `--device-command` is `deviceCommand`. */
export function optionName({ flag }: Pick<Setting, 'flag'>): string {
  return flag.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
