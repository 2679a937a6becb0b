import { tell } from '../texts.ts';

/** What `init` says of a device of generation 2. */
export const v2Starter = {
  topics: '$oc/devices/',
  get capabilities() {
    return [
      `propertiesSet: auto # ${tell('starter.or', { other: 'true, false' })}`,
      `propertiesGet: auto # ${tell('starter.or', { other: 'true, false' })}`,
      `settable: [] # ${tell('starter.settable')}`,
      'commandsInFlight: 20',
    ];
  },
};
