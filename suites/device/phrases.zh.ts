import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why the device's program does not start, in Chinese. */
export const devicePhrases: readonly Phrase[] = [
  [
    'Cannot run the command: {what}.\n  command: {1}\n  folder:  {2}\n{next}',
    '无法运行命令：{what}。\n  命令：{1}\n  目录：{2}\n{next}',
  ],
  ['the command is empty', '命令为空'],
  ['Give the program and its arguments.', '给出程序及其参数。'],
  ['its folder {1} is not a folder', '它的目录{1}不是目录'],
  ['its folder {1} does not exist', '它的目录{1}不存在'],
  ['Set the folder that the command is to run in.', '设置运行命令的目录。'],
  ['{1} is a folder, not a program', '{1}是目录，不是程序'],
  ['Name the program in it.', '写出其中的程序。'],
  ['{1} may not be executed', '{1}没有执行权限'],
  ['Run chmod +x {1}, or put its interpreter before it.', '运行chmod +x {1}，或在前面写上解释器。'],
  ['{1} is still being written', '{1}正在写入'],
  ['Run it again when its build has ended.', '构建结束后重新运行。'],
  ['Try the command in a terminal, in that folder.', '在该目录下的终端中试运行此命令。'],
  ['{1} exists, but the interpreter that its first line names does not', '{1}存在，但它首行指定的解释器不存在'],
  [
    'Correct the line that begins with #!, or put the interpreter before the file.',
    '改正以#!开头的那一行，或在文件前面写上解释器。',
  ],
  ['there is no file {1}', '没有文件{1}'],
  [
    "A relative path counts from the device's folder. Correct the path, or write it in full.",
    '相对路径从设备的目录算起。改正路径，或写出完整路径。',
  ],
  ['there is no program {1} on the PATH', 'PATH中没有程序{1}'],
  ['There is a program {1}: use that.', '有程序{1}：使用它。'],
  ['The folder holds a file of that name: write ./{1} to run it.', '该目录中有同名文件：写成./{1}即可运行。'],
  ['Correct its name, install it, or write its path in full.', '改正程序名，安装该程序，或写出完整路径。'],
];
