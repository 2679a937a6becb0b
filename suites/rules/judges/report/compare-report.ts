import { JsonNumber, saysExactly } from './exact-json.ts';

/** One service of a report: as it should be, or as it arrived with its numbers read exactly. */
export interface ServiceReport {
  readonly serviceId: string;
  readonly serviceData: Readonly<Record<string, unknown>>;
}

/** The first difference between what arrived and what should be reported. */
export interface ReportDifference {
  readonly expected: string;
  readonly actual: string;
  readonly nearMiss?: string;
}

/** Whether the product model has the property: a surplus one that it does not have is for another rule. */
type IsModelled = (serviceId: string, property: string) => boolean;

/**
 * Compares what a device should report with the services that arrived since. Order is free, and a service may arrive in
 * several pieces. What else arrived may be a report of the device's own and does not matter; but a property of the model that
 * was not told, and never came without one that was, is a difference.
 */
export function compareReport(
  told: readonly ServiceReport[],
  arrived: readonly ServiceReport[],
  isModelled: IsModelled,
): ReportDifference | undefined {
  for (const service of told) {
    const pieces = arrived.filter(({ serviceId }) => serviceId === service.serviceId);
    const difference = lackOf(service, pieces) ?? surplusOf(service, pieces, told, isModelled);
    if (difference) return difference;
  }
  return undefined;
}

function lackOf(
  { serviceId, serviceData }: ServiceReport,
  pieces: readonly ServiceReport[],
): ReportDifference | undefined {
  const [first] = pieces;
  if (!first) return { expected: `a report of ${serviceId}: ${JSON.stringify(serviceData)}`, actual: 'none' };
  for (const [property, value] of Object.entries(serviceData)) {
    if (pieces.some((piece) => says(piece, property, value))) continue;
    const expected = `${serviceId}.${property}: ${JSON.stringify(value)}`;
    const piece = nearestOf(pieces, property, serviceData);
    if (!piece) return { expected, actual: `without ${property}` };
    const sent = piece.serviceData[property];
    const nearMiss = nearMissOf(value, sent);
    return { expected, actual: textOf(sent), ...(nearMiss !== undefined && { nearMiss }) };
  }
  return undefined;
}

/** Of the pieces with that property, the one that holds most of what was asked for: others are the device's own reports. */
function nearestOf(pieces: readonly ServiceReport[], property: string, told: ServiceReport['serviceData']) {
  const agreement = (piece: ServiceReport) =>
    Object.entries(told).filter(([name, value]) => says(piece, name, value)).length;
  return pieces
    .filter(({ serviceData }) => Object.hasOwn(serviceData, property))
    .toSorted((a, b) => agreement(b) - agreement(a))
    .at(0);
}

function surplusOf(
  { serviceId, serviceData }: ServiceReport,
  pieces: readonly ServiceReport[],
  told: readonly ServiceReport[],
  isModelled: IsModelled,
): ReportDifference | undefined {
  const isTold = (property: string) =>
    told.some((service) => service.serviceId === serviceId && Object.hasOwn(service.serviceData, property));
  const surplus = pieces
    .filter((piece) => Object.entries(serviceData).some(([property, value]) => says(piece, property, value)))
    .map((piece) =>
      // A null stands for an absent member (ref 10).
      Object.entries(piece.serviceData).find(
        ([property, value]) => value !== null && !isTold(property) && isModelled(serviceId, property),
      ),
    );
  const [first] = surplus;
  if (!first || !surplus.every(Boolean)) return undefined;
  const [property, value] = first;
  return { expected: `${serviceId} without ${property}`, actual: `${serviceId}.${property}: ${textOf(value)}` };
}

function says({ serviceData }: ServiceReport, property: string, value: unknown): boolean {
  // A device that should report null may leave the property out.
  const isThere = Object.hasOwn(serviceData, property);
  if (value === null && !isThere) return true;
  return isThere && saysExactly(value, serviceData[property]);
}

/** As it stood on the wire, digit for digit. */
function textOf(value: unknown): string {
  return value instanceof JsonNumber ? value.text : JSON.stringify(value);
}

function nearMissOf(told: unknown, sent: unknown): string | undefined {
  if (typeof told === 'number') {
    const number = Number(sent instanceof JsonNumber ? sent.text : sent);
    if (Math.fround(number) === Math.fround(told)) return 'a 32-bit float';
    return number === Math.trunc(told) ? 'without its fraction' : undefined;
  }
  if (typeof told !== 'string') return undefined;
  if (typeof sent !== 'string') return textOf(sent) === told ? 'a number for the string' : undefined;
  if (sent.normalize('NFC') === told.normalize('NFC')) return 'the same characters in another normal form of Unicode';
  if (Buffer.from(told).toString('latin1') === sent) return 'UTF-8 taken for Latin-1';
  if (sent.length < told.length && told.startsWith(sent)) return `cut off after ${sent.length} characters`;
  return sent.trim() === told.trim() ? 'other white space around it' : undefined;
}
