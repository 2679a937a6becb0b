import type { ReportForm } from '../../judges/report/report-form.ts';
import { reportedServices } from './reported-services.ts';

/** A `deviceReq`. */
export const deviceReqForm: ReportForm = {
  names: { list: 'data', serviceId: 'serviceId', serviceData: 'serviceData', eventTime: 'eventTime' },
  servicesOf: (entry, value = entry.value) => reportedServices(value),
};
