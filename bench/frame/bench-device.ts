import { generateCredentials } from '../../mock-platform/generations/v1/credentials.ts';
import { topicsOf } from '../../mock-platform/generations/v1/topics.ts';
import type { DeviceRegistration } from '../../mock-platform/registry/device.ts';

export const benchProduct = 'bench-product';

/** The devices of the benchmarks, numbered from 0. */
export function benchDevice(
  number: number,
): Required<Pick<DeviceRegistration, 'productId' | 'deviceId' | 'nodeId' | 'secret'>> {
  const deviceId = `bench_${String(number).padStart(5, '0')}`;
  return { productId: benchProduct, deviceId, nodeId: `node_${deviceId}`, secret: '00112233445566778899' };
}

export function benchDevices(
  count: number,
): Required<Pick<DeviceRegistration, 'productId' | 'deviceId' | 'nodeId' | 'secret'>>[] {
  return Array.from({ length: count }, (_, number) => benchDevice(number));
}

export function credentialsOf(number: number) {
  const { deviceId, secret } = benchDevice(number);
  return generateCredentials({ deviceId, secret, time: Date.now() });
}

export function topicsOfBenchDevice(number: number): { readonly data: string; readonly command: string } {
  const { data, command } = topicsOf(benchDevice(number).deviceId);
  return { data: data.json, command: command.json };
}

/** 85 bytes, as small devices send them. */
export const reportPayload = JSON.stringify({
  msgType: 'deviceReq',
  data: [{ serviceId: 'Brightness', serviceData: { level: 42 } }],
});
