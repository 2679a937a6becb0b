import type { Connection } from './device.ts';

const variables: { readonly [member in keyof Required<Connection>]: string } = {
  host: 'IOT_HOST',
  port: 'IOT_PORT',
  transport: 'IOT_TRANSPORT',
  caFile: 'IOT_CA_FILE',
  deviceId: 'IOT_DEVICE_ID',
  nodeId: 'IOT_NODE_ID',
  secret: 'IOT_DEVICE_SECRET',
  codecMode: 'IOT_CODEC_MODE',
  productModel: 'IOT_PRODUCT_MODEL',
  productId: 'IOT_PRODUCT_ID',
  productSecret: 'IOT_PRODUCT_SECRET',
};

/** Their names. */
export const variableNames: readonly string[] = Object.values(variables);

/** The environment variables that tell a device where to connect and as whom. */
export function environmentOf(connection: Connection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([member, name]) => {
      const value = connection[member as keyof Connection];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}
