import type { ReportForm } from '../../judges/report/report-form.ts';
import { isOn, valueForms } from '../answer-forms.ts';
import { serviceValues } from '../service-values.ts';

const isAnswer = isOn('properties/get/response');

/** Answers to property gets, read as reports. */
export const getAnswerForm: ReportForm = {
  values: valueForms,
  names: { list: 'services', serviceId: 'service_id', serviceData: 'properties', eventTime: 'event_time' },
  servicesOf(entry) {
    if (!isAnswer(entry)) return [];
    return serviceValues(entry.value).map(({ serviceId, properties }, index) => {
      return { path: `$.services[${index}]`, serviceId, serviceData: properties };
    });
  },
};
