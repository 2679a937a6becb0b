import { runSetting as setting } from '../run-setting.ts';

/** What a device of generation 2 can do. */
export const v2Capabilities = [
  setting(
    'capabilities.propertiesSet',
    'CONFORMANCE_PROPERTIES_SET',
    'text',
    'it takes property sets: true, false, or auto',
    {
      otherwise: 'auto',
    },
  ),
  setting(
    'capabilities.propertiesGet',
    'CONFORMANCE_PROPERTIES_GET',
    'text',
    'it answers property gets: true, false, or auto',
    {
      otherwise: 'auto',
    },
  ),
  setting(
    'capabilities.settable',
    'CONFORMANCE_SETTABLE',
    'list',
    'properties that show what they were set to, each Service/property; "all" for all that can be written',
    { otherwise: 'none' },
  ),
  setting(
    'capabilities.commandsInFlight',
    'CONFORMANCE_COMMANDS_IN_FLIGHT',
    'number',
    'so many requests it can have waiting for its answer at a time',
    { otherwise: '20' },
  ),
];
