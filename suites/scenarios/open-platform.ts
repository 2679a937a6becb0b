import type { Clock } from '../../mock-platform/clock.ts';
import { Journal } from '../../mock-platform/journal/journal.ts';
import { MockPlatform } from '../../mock-platform/mock-platform.ts';
import type { HarnessEvent } from '../rules/harness-events.ts';
import type { SuiteEvent } from '../rules/rule.ts';
import type { RigOptions } from './rig-options.ts';

/** The product of the device under test. */
export const product = { id: 'conformance-product', secret: '5eb1f0d8a2c94e7360bd' } as const;

/** A scenario of thorough depth leaves some 100 MiB: this much of a flood is kept, and losses are reported. */
const evidenceBytes = 1024 * 1024 * 1024;

/** A platform that knows the device under test, and a journal that begins with what the device declares of itself. */
export async function openPlatform(options: RigOptions, commandClock: Clock): Promise<MockPlatform<HarnessEvent>> {
  const { declaration, model, playbook, port, host, caFile, identity, secrets } = options;
  const { id: productId } = product;
  const journal = new Journal<SuiteEvent>({ bytes: evidenceBytes });
  const platform = await MockPlatform.start<HarnessEvent>({
    host,
    ...(caFile !== undefined && { caFile }),
    ...(secrets && { secrets }),
    journal,
    commandClock,
    ports: declaration.transport === 'mqtts' ? { tls: port } : { tcp: port },
    generation: playbook.speaks,
    products: [{ productId, model, ...playbook.ofProduct(options) }],
    devices: [{ productId, ...identity }],
    // The rules judge forbidden bytes from the journal: going on shows what else the device does.
    onViolation: 'record',
  });
  const { deviceId, nodeId } = identity;
  journal.record({ type: 'device-declared', deviceId, nodeId, productId, ...declaration });
  return platform;
}
