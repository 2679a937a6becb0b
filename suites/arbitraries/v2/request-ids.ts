import { uuidOf } from '../../../mock-platform/generations/v2/request-id.ts';

const alike = (middle: string): readonly string[] => [
  `3f2a91c4-${middle}-c0d2e4f68b3a`,
  `4f2a91c4-${middle}-c0d2e4f68b3a`,
  `3f2a91c4-${middle}-c0d2e4f68b3b`,
  `3f2a91c4-${middle}-c0d2e4f68b3c`,
];

/** UUIDs that are alike but for their first, or their last, character. */
export const alikeUuids = alike('7d5e-4b60-8a1f');

/** Others of that sort: the platform uses none again, and a device may know those that it has seen. */
export const othersAlike = alike('2c6b-4e19-b7d3');

/** In capitals, as another platform may write it: either case is a UUID. */
export const upperCaseUuid = '9B0C5D7E-1F2A-4C3B-AD4E-5F60718293A4';

const letters = 'Zk7-Qw_93bXtR0mLs5-Yd_18vHgPf2-Nc_64jUaKe-';
const ofLength = (length: number) => letters.repeat(Math.ceil(length / letters.length)).slice(0, length);

/** Of other lengths than a UUID's, the shortest after the longest: a buffer that was not emptied shows then. */
export const lengths: readonly string[] = [128, 64, 32, 8, 1].map(ofLength);

/** With characters that some client decodes, cuts at, or writes otherwise. All of them a topic can carry (§3). */
export const oddCharacters: readonly string[] = [
  'a.b~c:d',
  'part=of=it',
  'with%20percent',
  'percent%alone',
  '%41%42c',
  'MiXeD-CaSe',
  'näive-日本-Ω',
];

/** All at which a device may fail that takes the platform's own. */
export const boundaryRequestIds: readonly string[] = [...alikeUuids, upperCaseUuid, ...lengths, ...oddCharacters];

/** A row of UUIDs that is the same for the same name. */
export function uuidsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => uuidOf(`${name} ${at}`));
}
