import type { ValueForms } from '../../../../mock-platform/product-model/validate-value.ts';
import type { Entry } from '../../rule.ts';

/** One element of a report's services, as far as it has its form. */
export interface ReportedService {
  /** JSON path of the element, such as `$.data[0]`. */
  readonly path: string;
  readonly serviceId: string;
  readonly serviceData: Readonly<Record<string, unknown>>;
  /** As sent, with any type; absent when missing. */
  readonly eventTime?: unknown;
}

/** What the members of a report are called in a generation. */
export interface ReportNames {
  /** The list of services. */
  readonly list: string;
  readonly serviceId: string;
  /** The object that holds the values of properties. */
  readonly serviceData: string;
  readonly eventTime: string;
}

/** How a generation writes its reports. */
export interface ReportForm {
  readonly names: ReportNames;
  /** How values are written, where generations differ. */
  readonly values?: ValueForms;
  /**
   * The well-formed services of a report; none of what is not one.
   *
   * @param value what to read in place of the message's own value
   */
  servicesOf(entry: Entry<'message-received'>, value?: unknown): readonly ReportedService[];
}
