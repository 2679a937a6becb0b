import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import { memberSpelling } from '../../../../mock-platform/protocol/member-spelling.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-REPORT-03',
  level: 'MUST',
  sentence: 'reports in data a non-empty array of objects with a string serviceId and an object serviceData',
  source: 'ref 4.1',
  shownIn: ['reports'],
  needs: ['reports', 'json'],
  judge: ({ exercised, broken }) => ({
    'message-received'(entry) {
      if (entry.v1?.codecMode !== 'json' || entry.kind !== 'report' || !isObject(entry.value)) return;
      exercised();
      const fault = faultOf(entry.value);
      if (fault) broken({ message: 'Its report does not have the form of a report.', ...fault, evidence: [entry] });
    },
  }),
});

interface Fault {
  readonly expected: string;
  readonly actual: string;
  readonly nearMiss?: string;
}

function faultOf(report: Record<string, unknown>): Fault | undefined {
  const { data } = report;
  if (!Array.isArray(data)) {
    const nearMiss =
      isObject(data) && 'serviceId' in data ? 'the element itself, without the array' : otherName(report, 'data');
    return { expected: 'an array at $.data', actual: kindOf(data), ...(nearMiss && { nearMiss }) };
  }
  if (data.length === 0) return { expected: 'at least one element in $.data', actual: 'an empty array' };
  for (const [index, element] of data.entries()) {
    const path = `$.data[${index}]`;
    if (!isObject(element)) return { expected: `an object at ${path}`, actual: kindOf(element) };
    const { serviceId, serviceData } = element;
    if (typeof serviceId !== 'string') {
      const nearMiss = otherName(element, 'serviceId');
      return { expected: `a string at ${path}.serviceId`, actual: kindOf(serviceId), ...(nearMiss && { nearMiss }) };
    }
    if (!isObject(serviceData)) {
      const nearMiss = otherName(element, 'serviceData');
      return {
        expected: `an object at ${path}.serviceData`,
        actual: kindOf(serviceData),
        ...(nearMiss && { nearMiss }),
      };
    }
  }
  return undefined;
}

/** What members are called by mistake, in other drafts and by the later generation. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  data: ['services', 'datas'],
  serviceId: ['service', 'serviceName', 'id'],
  serviceData: ['data', 'properties', 'datas', 'paras'],
};

/** The member that stands where another one belongs. */
function otherName(object: Record<string, unknown>, name: string): string | undefined {
  if (object[name] !== undefined) return undefined;
  const other = memberSpelling(object, name) ?? otherNames[name]?.find((key) => key in object);
  return other && `"${other}" where "${name}" belongs`;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value)
    ? 'an array'
    : typeof value === 'object'
      ? 'an object'
      : `the ${typeof value} ${JSON.stringify(value)}`;
}
