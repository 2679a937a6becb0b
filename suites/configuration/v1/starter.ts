import { tell } from '../texts.ts';

/** What `init` says of a device of generation 1. */
export const v1Starter = {
  topics: '/huawei/v1/',
  get capabilities() {
    return [`codecModes: [json] # ${tell('starter.and', { other: 'binary' })}`];
  },
};
