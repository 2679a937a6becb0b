import type { Rig } from './rig.ts';

/**
 * A device that publishes in a way that the platform does not take, such as at QoS 2, is thrown out for it once in a run, as the cloud does
 * each time. From then on what it publishes is taken for what it is meant to be: there is more to see of the device.
 */
export function toleratePublications({ platform, learnt }: Pick<Rig, 'platform' | 'learnt'>): void {
  platform.broker.tolerates = () => learnt.isThrownOut;
  platform.broker.onThrownOut = () => learnt.wasThrownOut();
}
