/** What `init` says of a device of generation 2. */
export const v2Starter = {
  topics: '$oc/devices/',
  capabilities: [
    'propertiesSet: auto # or true, false',
    'propertiesGet: auto # or true, false',
    'settable: [] # properties that show what they were set to, such as Lamp/brightness; [all] for all that can be written',
    'commandsInFlight: 20',
  ],
};
