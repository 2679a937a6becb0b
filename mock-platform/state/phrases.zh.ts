import type { Phrase } from '../language/phrase-book.ts';

/** Why a state file cannot be used, and what was lost of one, in Chinese. */
export const statePhrases: readonly Phrase[] = [
  ['State file "{1}" is a link that leads to links without end.', '状态文件“{1}”是链接，且链接没有尽头。'],
  [
    '"{1}" is {what}, no file: give a file, or a name that is not taken yet.',
    '“{1}”是{what}，不是文件：给出文件，或尚未使用的名称。',
  ],
  [
    '"{1}" has {n} names (hard links), under each of which it could be written at the same time: remove the others, or give a copy.',
    '“{1}”有{n}个名称（硬链接），可能被同时写入：删除其他名称，或给出副本。',
  ],
  ['a folder', '目录'],
  ['a symbolic link', '符号链接'],
  ['a pipe', '管道'],
  ['a socket', '套接字'],
  ['a device', '设备文件'],
  [
    '"{1}" is not a state file of this version: its first line is not {2}. Give another file; this one is left as it is.',
    '“{1}”不是该版本的状态文件：它的首行不是{2}。换一个文件；该文件保持不变。',
  ],
  [
    'State file "{1}" is damaged: the checksum of line {n} is wrong, and lines follow it. Restore the file from a copy, or take that line out to go on without its changes.',
    '状态文件“{1}”已损坏：第{n}行的校验和错误，而其后还有内容。从副本恢复该文件，或删除这一行，放弃其中的修改。',
  ],
  ['State file "{1}" cannot be used: {what}.', '无法使用状态文件“{1}”：{what}。'],
  ['State file "{1}" is closed: nothing can be kept in it any more.', '状态文件“{1}”已关闭：不能再保存内容。'],
  [
    'State file "{1}" was {how} while it was in use: nothing more is kept in it. Put it back, or start again.',
    '状态文件“{1}”在使用期间被{how}：不再保存内容。恢复该文件，或重新启动。',
  ],
  ['replaced', '替换'],
  ['removed', '删除'],
  [
    'its last line is damaged: {n} bytes were cut off, and what they said is lost, though it may have been acknowledged',
    '最后一行已损坏：截去了{n}字节，其中的内容已丢失，尽管可能已经确认过',
  ],
  [
    'its last line was unfinished, as a killed process leaves it: {n} bytes were cut off, which were never acknowledged',
    '最后一行没有写完，与进程被杀死时一样：截去了{n}字节，这些内容从未确认过',
  ],
  ['says that process {n} has it', '表明由进程{n}持有'],
  ['is gone', '不见了'],
  ['was written over', '被覆盖了'],
  [
    'State file "{1}" is not this process\'s any more: its lock "{2}" {how}. Nothing more is kept in it; stop one of the two, and start again.',
    '状态文件“{1}”不再属于该进程：它的锁“{2}”{how}。不再保存内容；停止其中一个进程，再重新启动。',
  ],
  [
    'State file "{1}" may be in use by another program: "{2}" is not a lock of this program, it holds {3}. Remove that file if nothing uses the state, or give another state file.',
    '状态文件“{1}”可能正被另一个程序使用：“{2}”不是本程序的锁，其内容为{3}。如果没有程序使用该状态，删除那个文件，或换一个状态文件。',
  ],
  [
    'State file "{1}" cannot be locked: "{2}" and "{3}.takeover" stay in the way. Remove them if nothing uses the state.',
    '无法锁定状态文件“{1}”：“{2}”和“{3}.takeover”一直存在。如果没有程序使用该状态，删除它们。',
  ],
  [
    'State file "{1}" is in use by process {n}: stop that one, or give this one another file. If process {n2} is not a platform, remove "{2}".',
    '状态文件“{1}”正被进程{n}使用：停止那个进程，或给本进程另一个文件。如果进程{n2}不是平台，删除“{2}”。',
  ],
];
