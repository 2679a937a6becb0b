/** What `init` says of a device of generation 1. */
export const v1Starter = {
  topics: '/huawei/v1/',
  capabilities: ['codecModes: [json] # and binary'],
};
