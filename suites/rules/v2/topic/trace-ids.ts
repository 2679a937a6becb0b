/** Uplink topics of the interface, behind the prefix of the device. */
const uplink =
  /^sys\/(?:(?:messages|events|bootstrap)\/up|properties\/report|gateway\/sub_devices\/properties\/report|(?:commands\/response|properties\/[sg]et\/response|shadow\/get)\/request_id=.+)$/;
const takesOne = /^sys\/(?:messages\/up|properties\/report|gateway\/sub_devices\/properties\/report)$/;

/** `?request_id=` behind an uplink topic. */
interface TraceIds {
  /** The topic in front of it. */
  readonly bare: string;
  /** What stands behind each `request_id=`. */
  readonly ids: readonly string[];
  /** May one stand there? */
  readonly isInPlace: boolean;
}

/** Those behind a topic of the device's own; undefined where there is none, and behind what is no uplink topic. */
export function traceIdsOf(topic: string, deviceId: string): TraceIds | undefined {
  const place = topic.indexOf('?');
  if (place < 0) return undefined;
  const bare = topic.slice(0, place);
  const rest = bare.slice(`$oc/devices/${deviceId}/`.length);
  if (!uplink.test(rest)) return undefined;
  const ids = topic
    .slice(place + 1)
    .split(/[?&]/)
    .flatMap((one) => (one.startsWith('request_id=') ? [one.slice('request_id='.length)] : []));
  return ids.length === 0 ? undefined : { bare, ids, isInPlace: takesOne.test(rest) };
}
