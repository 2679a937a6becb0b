import { explainMessage } from '../../../../mock-platform/generations/v2/explain-message.ts';
import type { ServicesForm } from '../../judges/report/services-fault.ts';

/** `services` with the values of properties, in reports and in the answers to property gets. */
export const servicesForm: ServicesForm = {
  list: 'services',
  members: { service_id: 'string', properties: 'object' },
  otherNames: {
    services: ['data', 'service', 'datas'],
    service_id: ['serviceId', 'service', 'service_name', 'id'],
    properties: ['serviceData', 'service_data', 'property', 'data', 'paras'],
  },
  explain: explainMessage,
};
