/** Settings of generation 1 that are on or off: the member, its flag, and what it does. */
export const v1Toggles = [
  [
    'options.hasMore',
    '--has-more',
    { on: 'send hasMore in commands', off: 'send commands without hasMore', otherwise: 'on' },
  ],
] as const;
