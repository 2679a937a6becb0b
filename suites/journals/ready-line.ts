import type { Definition } from '../../mock-platform/definition/load-definition.ts';
import type { StartedDefinition } from '../../mock-platform/definition/start-definition.ts';
import type { ServedLogin } from '../../mock-platform/generations/served-generation.ts';
import type { Northbound } from '../../mock-platform/northbound/open-side.ts';
import type { HarnessEvent } from '../rules/harness-events.ts';

/** What a program that starts the platform needs to know, as one JSON value. The only place that shows secrets. */
export interface ReadyLine {
  readonly ready: true;
  readonly host: string;
  /** By transport. */
  readonly ports: Readonly<Partial<Record<string, number>>>;
  /** Of the applications' API. */
  readonly url?: string;
  readonly caFile: string;
  readonly seed?: number;
  readonly devices: readonly ReadyDevice[];
  readonly applications: readonly { readonly appId: string; readonly secret: string }[];
}

export interface ReadyDevice extends ServedLogin {
  readonly deviceId: string;
  readonly nodeId: string;
  readonly productId: string;
  readonly secret: string;
  /** What its generation tells of its product. */
  readonly [told: string]: string;
}

/** Tells what was started. */
export function readyLine(
  { platform, applications }: StartedDefinition<HarnessEvent>,
  northbound: Northbound | undefined,
  { seed, generation }: Definition,
): ReadyLine {
  const { host, caFile, registry } = platform;
  return {
    ready: true,
    host,
    ports: { ...platform.ports, ...northbound?.ports },
    ...(northbound && { url: northbound.url }),
    caFile,
    ...(seed !== undefined && { seed }),
    devices: registry.devices.map((device) => {
      const { deviceId, nodeId, productId, secret } = device;
      const told = generation.toldOf(registry.productOf(device));
      return { deviceId, nodeId, productId, ...told, secret, ...generation.loginOf(device, platform.clock.now()) };
    }),
    applications,
  };
}
