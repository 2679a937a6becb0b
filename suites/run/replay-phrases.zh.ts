import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why something cannot be replayed, in Chinese. */
export const replayPhrases: readonly Phrase[] = [
  ['The replay token "{1}"', '重放令牌“{1}”'],
  [
    'There is no file {1}: expected a replay token, or a file that a run wrote.',
    '没有文件{1}：应为重放令牌，或运行写出的文件。',
  ],
  [
    'The replay is of rule {1}, which this release does not have: use the release that made it, or run the suites again.',
    '要重放的是规则{1}，本版本没有该规则：使用生成它的版本，或重新运行测试套件。',
  ],
  [
    'The replay is of a scenario "{1}" without its steps, and this release has only {2}: give the file with the steps, from REPORT_DIR/counterexamples.',
    '要重放的是场景“{1}”，但没有步骤，而本版本只有{2}：给出REPORT_DIR/counterexamples中带步骤的文件。',
  ],
  [
    '"{1}" is not a replay token: expected one that begins with "{2}.", as a report prints it, or a file of REPORT_DIR/counterexamples.',
    '“{1}”不是重放令牌：应为报告中打印的、以“{2}.”开头的令牌，或REPORT_DIR/counterexamples中的文件。',
  ],
  [
    'The replay token "{1}" is damaged: its checksum does not fit. Copy all of it from the report.',
    '重放令牌“{1}”已损坏：校验和不符。从报告中完整复制它。',
  ],
  ['{1} is not a replay file: it is not JSON ({2}).', '{1}不是重放文件：它不是JSON（{2}）。'],
  [
    '{1} is not a replay file: expected {"version": "{2}", …}, as a run writes it.',
    '{1}不是重放文件：应为运行写出的{"version": "{2}", …}。',
  ],
  [
    '{what} holds what this release cannot play: {where}: {1}. Use the release that made it, or run the suites again.',
    '{what}含有本版本不能重放的内容：{where}：{1}。使用生成它的版本，或重新运行测试套件。',
  ],
  ['its content', '它的内容'],
  ['The replay file {1}', '重放文件{1}'],
  [
    '{what} is of version {id}, and this release reads {id2}: use the release that made it, or run the suites again.',
    '{what}的版本为{id}，而本版本读取{id2}：使用生成它的版本，或重新运行测试套件。',
  ],
];
