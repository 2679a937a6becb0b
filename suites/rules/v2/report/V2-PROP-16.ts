import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { defineRule } from '../../rule.ts';
import { isNothing } from '../is-nothing.ts';

export default defineRule({
  id: 'V2-PROP-16',
  level: 'SHOULD',
  sentence: 'puts nothing of another device into a report: a member object_device_id, if any, is its own',
  source: 'ref2 4.3',
  needs: ['reports'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      const { v2, value, deviceId } = entry;
      if (v2?.channel !== 'properties/report' || !isObject(value)) return;
      exercised();
      const { object_device_id: named } = value;
      if (isNothing(named) || named === deviceId) return;
      broken({
        message: 'It named another device in its own report.',
        expected: `no object_device_id, or "${deviceId}"`,
        actual: JSON.stringify(named),
        evidence: [entry],
      });
    },
  }),
});
