import type { FileValue } from './file-value.ts';
import type { Command, Parameter, Property, Response, Service } from './model.ts';
import { name, namedElements, noted } from './read-members.ts';
import { readDefault, readValueType } from './read-value-type.ts';

/** The words of `option`, which mean nothing to the platform. */
export const options: readonly [Service['option'], ...Service['option'][]] = ['Mandatory', 'Optional', 'Master'];

/** Reads what a service reports and takes: the same members in the files of both generations. Unknown ones are ignored. */
export function readServiceMembers(service: FileValue): Pick<Service, 'properties' | 'commands'> {
  return {
    properties: namedElements(service.at('properties'), 'properties', 'propertyName', property),
    commands: namedElements(service.at('commands'), 'commands', 'commandName', command),
  };
}

function property(one: FileValue): Property {
  const named = { propertyName: name(one.at('propertyName')), method: noted(one.at('method')) ?? '' };
  const type = readValueType(one);
  const defaultValue = readDefault(one.at('defaultValue'), type);
  return {
    ...named,
    ...type,
    ...(defaultValue !== undefined && { defaultValue }),
  };
}

function command(one: FileValue): Command {
  return {
    commandName: name(one.at('commandName')),
    paras: parameters(one),
    responses: namedElements(
      one.at('responses'),
      'responses',
      'responseName',
      (response): Response => ({ responseName: name(response.at('responseName')), paras: parameters(response) }),
    ),
  };
}

function parameters(one: FileValue): Parameter[] {
  const read = (parameter: FileValue) => ({ paraName: name(parameter.at('paraName')), ...readValueType(parameter) });
  return namedElements(one.at('paras'), 'parameters', 'paraName', read);
}
