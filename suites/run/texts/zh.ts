import type { Translated } from '../../../mock-platform/language/texts.ts';
import type { en } from './en.ts';

export const zh: Translated<typeof en> = {
  'announce.set': ['Generation {n} of the interface, as set.', '第{n}代接口，按配置。'],
  'announce.since': ['Generation {n} of the interface, since {why}.', '第{n}代接口，依据：{why}。'],
  'announce.seed': ['Seed {seed}.', '种子{seed}。'],
  'announce.oneByOne': [
    'One scenario after the other, since {why}: that takes longer than side by side.',
    '场景逐个运行，因为{why}：比并行运行耗时更长。',
  ],
  'announce.isSet': ['capabilities.oneAtATime is set', '设置了capabilities.oneAtATime'],
  'announce.port': ['platform.port is {port}', 'platform.port为{port}'],
  'announce.extent': ['Seed {seed}, runs {runs}: {covers}.', '种子{seed}，测试量{runs}：{covers}。'],
  'announce.again': ['The same again: {settings}', '重现本次运行：{settings}'],
  'announce.againNames': ['The same again: {settings}, and the same names', '重现本次运行：{settings}，以及相同的名称'],
  'covers.quick': [
    'the scenarios that wait for nothing, and {n} generated sequences',
    '无需等待的场景，以及{n}个生成序列',
  ],
  'covers.every': ['every scenario, and {n} generated sequences', '全部场景，以及{n}个生成序列'],
  'covers.thorough': [
    'every scenario, and generated sequences of at least {steps} steps in all',
    '全部场景，以及总共至少{steps}步的生成序列',
  ],
  'only.played': ['only what shows in {scenarios}', '只判定{scenarios}能检查的规则'],
  'only.rules': ['only {rules}, in what can show that', '只判定{rules}，运行能检查它的场景'],
  'only.rulesIn': ['only {rules}, in {scenarios}', '只判定{rules}，运行{scenarios}'],
  'only.more': ['{n} more', '另外{n}条'],

  'names.area': ['area', '领域'],
  'names.scenario': ['scenario', '场景'],
  'names.none': ['There is no {what} {name}. There are {all}.', '没有{what}{name}。现有：{all}。'],
  'names.meant': ['There is no {what} {name}. Did you mean {meant}?', '没有{what}{name}。是否指{meant}？'],
  'names.cannotShow': [
    '{rules} cannot show in {scenarios}. Name other scenarios, or none: then all that can show it are played.',
    '{scenarios}检查不了{rules}。换用其他场景，或不指定场景：这时会运行所有能检查它的场景。',
  ],
  'names.otherGeneration': [
    "{rule} is a rule of another generation of the interface than this run's. Name another rule, or set generation.",
    '{rule}是另一代接口的规则，不属于本次运行的这一代。换一条规则，或设置generation。',
  ],
  'replay.otherGeneration': [
    'The replay is of a device of generation {replayed}, and generation is {set}: expected the one of the replay. Leave generation out, or set it to {replayed}.',
    '重放的是第{replayed}代接口的设备，generation却为{set}：期望与重放一致。去掉generation，或设为{replayed}。',
  ],
};
