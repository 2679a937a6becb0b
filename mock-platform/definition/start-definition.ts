import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PlatformEvent } from '../events.ts';
import type { ServedGeneration } from '../generations/served-generation.ts';
import type { Transport } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import { MockPlatform } from '../mock-platform.ts';
import { readProductModel } from '../product-model/read-product-model.ts';
import type { DeviceRegistration } from '../registry/device.ts';
import type { Product } from '../registry/registry.ts';
import type { KnownSecrets } from '../secrets/known-secrets.ts';
import type { Store } from '../state/store.ts';
import type { DefinedProduct, Definition } from './load-definition.ts';
import type { SeededNames } from './seeded-names.ts';

/** An application of the definition, with what it left open. */
export interface DefinedApplication {
  readonly appId: string;
  readonly secret: string;
}

export interface StartedDefinition<Extra extends { readonly type: string } = never> {
  readonly platform: MockPlatform<Extra>;
  readonly products: readonly Product[];
  readonly applications: readonly DefinedApplication[];
  /** What draws further ids and tokens, where there is a seed. */
  readonly names: SeededNames | undefined;
}

const transports: readonly Transport[] = ['tcp', 'tls', 'ws', 'wss'];

/**
 * Reads product models and codecs, and starts the platform.
 * @throws ProductModelError, PlatformError, RegistryError: what the user has to put right
 */
export async function startDefinition<Extra extends { readonly type: string } = never>(
  definition: Definition,
  parts: {
    readonly journal?: Journal<PlatformEvent | Extra>;
    readonly clock?: Clock;
    readonly secrets?: KnownSecrets;
    /** What an earlier life of the platform left: its devices and its applications' secrets go on being theirs. */
    readonly state?: Store;
  } = {},
): Promise<StartedDefinition<Extra>> {
  const { generation, host, ports, devices, seed, caFile, journalEntries: journalLimit, journalBytes } = definition;
  const names = seed === undefined ? undefined : (await import('./seeded-names.ts')).seededNames(seed);
  const products = await Promise.all(definition.products.map((product) => productOf(product, generation)));
  const platform = await MockPlatform.start<Extra>({
    host,
    ports: Object.fromEntries(transports.flatMap((one) => (ports[one] === false ? [] : [[one, ports[one]]]))),
    products,
    devices: devices.map((device) => withId(device, products, generation)),
    ...(parts.state && { state: parts.state }),
    ...(parts.journal ? { journal: parts.journal } : { journalLimit, journalBytes }),
    ...(parts.clock && { clock: parts.clock }),
    ...(parts.secrets && { secrets: parts.secrets }),
    ...(caFile !== undefined && { caFile }),
    ...(names && { newDeviceId: names.deviceId, newSecret: names.secret }),
    generation: await generation.load(definition.ownOptions),
    ...present(definition.options),
  });
  try {
    if (names) startKeys(platform, (deviceId) => generation.firstKey(names.draw(deviceId)));
    const { state } = parts;
    const applications = definition.applications.map((one, index) => {
      const kept = state?.entries(applicationKind).get(String(index)) as DefinedApplication | undefined;
      return applicationOf({ ...kept, ...present(one) }, names);
    });
    for (const [index, one] of applications.entries()) state?.put(applicationKind, String(index), one);
    await state?.saved();
    return { platform, products, applications, names };
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** The kind of state entry in which the applications of a definition are kept, by their place in it. */
const applicationKind = 'defined-application';

/** Devices that are registered later get keys of the seed, too. */
function startKeys<Extra extends { readonly type: string }>(
  platform: MockPlatform<Extra>,
  firstKey: (deviceId: string) => string,
): void {
  const begin = (deviceId: string) => platform.startKeysAt(deviceId, firstKey(deviceId));
  for (const { deviceId } of platform.registry.devices) begin(deviceId);
  platform.journal.subscribe((entry) => {
    const event = entry as PlatformEvent;
    if (event.type === 'device-registered') begin(event.deviceId);
  });
}

/** A device that the definition gives no id has the one that the cloud would give it. */
function withId(
  device: DeviceRegistration,
  products: readonly Product[],
  generation: ServedGeneration,
): DeviceRegistration {
  const product = products.find(({ productId }) => productId === device.productId);
  const deviceId = device.deviceId ?? (product && generation.deviceIdOf(product, device.nodeId));
  return { ...device, ...(deviceId !== undefined && { deviceId }) };
}

async function productOf(
  { productId, model, secret, own }: DefinedProduct,
  generation: ServedGeneration,
): Promise<Product> {
  return {
    productId,
    model: await readProductModel(model),
    ...(await generation.loadProduct(own)),
    ...(secret !== undefined && { secret }),
  };
}

function applicationOf(
  { appId, secret }: { readonly appId?: string; readonly secret?: string },
  names: SeededNames | undefined,
): DefinedApplication {
  return {
    appId: appId ?? names?.appId() ?? randomBytes(21).toString('base64url'),
    secret: secret ?? names?.secret() ?? randomBytes(10).toString('hex'),
  };
}

/** The members that are there. */
function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
