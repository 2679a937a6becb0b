/** What `list` and `explain` say of rules. */
export const en = {
  demands: 'Demands',
  level: 'Level',
  source: 'Source',
  'only for': 'Only for',
  'shown by': 'Shown by',
  'the device': 'The device {sentence}.',
  'a device': 'a device that {does}',
  'in the reference': '{source}, in docs/reference',
  MUST: 'MUST: the platform refuses, drops or cannot match what breaks it, or MQTT 3.1.1 forbids it. It fails the run.',
  SHOULD:
    'SHOULD: the platform tolerates it, and it will hurt in the field. A warning; it fails the run under --strict.',
  'any scenario': 'any scenario in which the device does what it is about',
  scenario: 'scenario {name}: {title}',
  'long scenario': 'scenario {name}: {title} (with --long)',
  'one rule': '1 rule',
  rules: '{n} rules',
  'all rules': '{n} rules: {must} MUST, {should} SHOULD. One of them in full: explain {example}',
} as const;
