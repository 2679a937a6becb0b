import type { Phrase } from '../../mock-platform/language/phrase-book.ts';

/** Why reports cannot be written, read or merged, in Chinese. */
export const reportFilePhrases: readonly Phrase[] = [
  [
    'The reports cannot be written to {1}: {why}. Give another folder: --report-dir, or REPORT_DIR.',
    '无法把报告写入{1}：{why}。换一个目录：--report-dir或REPORT_DIR。',
  ],
  ['it is a file', '它是文件'],
  ['{1} is a file', '{1}是文件'],
  [
    'baseline is {1}: expected a conformance.json of schemaVersion 1. {why} Name another, or leave it out.',
    'baseline为{1}：应为schemaVersion 1的conformance.json。{why}换一个，或不写。',
  ],
  ['It is not JSON.', '它不是JSON。'],
  ['There is no such file.', '没有这个文件。'],
  ['It is a folder.', '它是目录。'],
  ['It cannot be read ({1}).', '无法读取（{1}）。'],
  ['Its schemaVersion is another: this release reads 1.', '它的schemaVersion不同：本版本读取1。'],
  ['It is none: {1}.', '它不是这样的文件：{1}。'],
  [
    '{1} is the result of a whole run: expected parts, which a run with --shard writes. Leave it out.',
    '{1}是完整运行的结果：应为各部分，由带--shard的运行写出。去掉它。',
  ],
  [
    'There is nothing to merge: expected the conformance.json of each shard.',
    '没有可合并的内容：应为每个分片的conformance.json。',
  ],
  ['{1} and {2} differ in {aspect} ({3} and {4}): {next}', '{1}和{2}的{aspect}不同（{3}和{4}）：{next}'],
  ['{1} and {2} differ in {aspect}: {next}', '{1}和{2}的{aspect}不同：{next}'],
  [
    'expected parts of one run. Run all shards with the same settings and release.',
    '应为同一次运行的各部分。用相同的设置和版本运行所有分片。',
  ],
  ['the number of shards', '分片数'],
  ['the seed', '种子'],
  ['the setting strict', 'strict设置'],
  ['the generation', '接口代次'],
  ['the device', '设备'],
  ['the catalogue', '规则目录'],
  [
    'Shard {n} of {n2} is missing: expected the conformance.json of each. Given: {1}.',
    '缺少分片{n}（共{n2}个）：应为每个分片的conformance.json。已给出：{1}。',
  ],
  [
    '{1} are both shard {n} of {n2}: expected one of each. Leave one out.',
    '{1}都是分片{n}（共{n2}个）：每个分片应只有一个。去掉一个。',
  ],
];
