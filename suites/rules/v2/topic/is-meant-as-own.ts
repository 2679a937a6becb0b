/** `$oc/devices/` as it is meant, with the mistakes that are made in it. */
const prefix = /^[\s/]*\$?oc\/devices?\/+/i;

/** Of a topic that is not the device's own: does it begin as its own do, misspelt, or with another id? */
export function isMeantAsOwn(topic: string, deviceId: string): boolean {
  return prefix.test(topic) && !topic.startsWith(`$oc/devices/${deviceId}/`);
}
