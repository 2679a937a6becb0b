import type { Connection } from './device.ts';
import { ownMembers } from './own-members.ts';

type Own = (typeof ownMembers)[number]['member'];

const variables: { readonly [member in Exclude<keyof Connection, Own>]: string } = {
  host: 'IOT_HOST',
  port: 'IOT_PORT',
  transport: 'IOT_TRANSPORT',
  generation: 'IOT_GENERATION',
  caFile: 'IOT_CA_FILE',
  deviceId: 'IOT_DEVICE_ID',
  nodeId: 'IOT_NODE_ID',
  secret: 'IOT_DEVICE_SECRET',
  productModel: 'IOT_PRODUCT_MODEL',
  productId: 'IOT_PRODUCT_ID',
  productSecret: 'IOT_PRODUCT_SECRET',
};

const variableOf = new Map([
  ...Object.entries(variables),
  ...ownMembers.map(({ member, variable }) => [member, variable] as const),
]);

/** Their names. */
export const variableNames: readonly string[] = [...variableOf.values()];

/** The environment variables that tell a device where to connect and as whom. */
export function environmentOf(connection: Connection): Record<string, string> {
  return Object.fromEntries(
    [...variableOf].flatMap(([member, name]) => {
      const value = connection[member as keyof Connection];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}
