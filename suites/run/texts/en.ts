/** What a run says of itself beside its result. `{name}` stands for a value. */
export const en = {
  'announce.set': 'Generation {n} of the interface, as set.',
  'announce.since': 'Generation {n} of the interface, since {why}.',
  'announce.seed': 'Seed {seed}.',
  'announce.oneByOne': 'One scenario after the other, since {why}: that takes longer than side by side.',
  'announce.isSet': 'capabilities.oneAtATime is set',
  'announce.port': 'platform.port is {port}',
  'announce.extent': 'Seed {seed}, runs {runs}: {covers}.',
  'announce.again': 'The same again: {settings}',
  'announce.againNames': 'The same again: {settings}, and the same names',
  'covers.quick': 'the scenarios that wait for nothing, and {n} generated sequences',
  'covers.every': 'every scenario, and {n} generated sequences',
  'covers.thorough': 'every scenario, and generated sequences of at least {steps} steps in all',
  'only.played': 'only what shows in {scenarios}',
  'only.rules': 'only {rules}, in what can show that',
  'only.rulesIn': 'only {rules}, in {scenarios}',
  'only.more': '{n} more',

  'names.area': 'area',
  'names.scenario': 'scenario',
  'names.none': 'There is no {what} {name}. There are {all}.',
  'names.meant': 'There is no {what} {name}. Did you mean {meant}?',
  'names.cannotShow':
    '{rules} cannot show in {scenarios}. Name other scenarios, or none: then all that can show it are played.',
  'names.otherGeneration':
    "{rule} is a rule of another generation of the interface than this run's. Name another rule, or set generation.",
  'replay.otherGeneration':
    'The replay is of a device of generation {replayed}, and generation is {set}: expected the one of the replay. Leave generation out, or set it to {replayed}.',
} as const;
