import type { FileValue } from './file-value.ts';
import type { ProductModel, Service } from './model.ts';
import { holdsObject, isAbsent, isEmpty, name, namedElements, noted, word } from './read-members.ts';
import { options, readServiceMembers } from './read-service-members.ts';

/** What the platform takes of each (ref 7, product file). */
const most = 500;
const longestBound = 16;

/** Is this a product file, or a part of one? The capability files of generation 1 are none. */
export function isProduct(file: FileValue): boolean {
  return !isAbsent(file.at('serviceCapabilities')) && isAbsent(file.at('devices'));
}

/** Reads the product file of generation 2: what the application's API takes and gives for a product. Undefined when it is none. */
export function readProductFile(file: FileValue): ProductModel | undefined {
  if (!holdsObject(file)) return undefined;
  if (!isProduct(file)) return complainOfOther(file);
  const productId = noted(file.at('productId'));
  if (productId && !/^[\w-]{1,36}$/.test(productId)) {
    file.at('productId').complain('at most 36 letters, digits, underscores and hyphens');
  }
  const manufacturer = noted(file.at('manufacturerName')) ?? '';
  const read = {
    manufacturerId: manufacturer,
    manufacturerName: manufacturer,
    model: noted(file.at('name')) ?? '',
    deviceType: noted(file.at('deviceType')) ?? '',
    protocolType: noted(file.at('protocolType')) || 'MQTT',
    ...(productId && { productId }),
    dataFormat: isEmpty(file.at('dataFormat')) ? 'json' : word(file.at('dataFormat'), ['json', 'binary']),
    services: namedElements(file.at('serviceCapabilities'), 'services', 'serviceId', service),
  };
  checkCount(file.at('serviceCapabilities'), 'services');
  return read;
}

/** What people take for the product file. */
function complainOfOther(file: FileValue): undefined {
  if (!isAbsent(file.at('products'))) {
    const advice = 'Give one product, as GET /v5/iot/{project_id}/products/{product_id} answers it.';
    file.at('products').complain('one product alone', advice);
  } else if (!isAbsent(file.at('devices')) || !isAbsent(file.at('services'))) {
    const member = isAbsent(file.at('devices')) ? 'services' : 'devices';
    const advice = 'It is one of two kinds of file: give the folder that holds both.';
    file.at(member).complain('a product file, with service_capabilities', advice);
  } else file.at('serviceCapabilities').complain('a list of services');
}

function service(one: FileValue): Service {
  const serviceId = name(one.at('serviceId'));
  const read = {
    serviceId,
    serviceType: noted(one.at('serviceType')) || serviceId,
    option: isEmpty(one.at('option')) ? ('Optional' as const) : word(one.at('option'), options),
    ...readServiceMembers(one),
  };
  checkCount(one.at('properties'), 'properties');
  checkCount(one.at('commands'), 'commands');
  forEach(one.at('properties'), (property) => {
    checkMethod(property.at('method'));
    checkBounds(property);
  });
  forEach(one.at('commands'), (command) => {
    forEach(command.at('paras'), checkBounds);
    forEach(command.at('responses'), (response) => forEach(response.at('paras'), checkBounds));
  });
  return read;
}

function checkMethod(one: FileValue): void {
  // Of another value than a text, its reader has complained.
  const method = one.value ?? '';
  if (typeof method !== 'string' || /^(?!.*(.).*\1)[RWE]+$/i.test(method)) return;
  one.complain('the letters R (read), W (write) and E (event) that hold, such as "RW"');
}

function checkBounds(one: FileValue): void {
  for (const bound of [one.at('min'), one.at('max')]) {
    const { value } = bound;
    if (typeof value !== 'string' || value.length <= longestBound) continue;
    bound.complain(`at most ${longestBound} characters`, 'Shorten it, or leave it out.');
  }
}

function checkCount(list: FileValue, what: string): void {
  const count = Array.isArray(list.value) ? list.value.length : 0;
  if (count > most) list.complain(`at most ${most} ${what}, and it holds ${count}`, 'Take some out.');
}

function forEach(list: FileValue, check: (one: FileValue) => void): void {
  if (!Array.isArray(list.value)) return;
  for (const index of list.value.keys()) check(list.at(index));
}
