/** `PATH` or `ID=PATH`. */
export function productIn(text: string): object | undefined {
  const [, productId, model] = /^(?:([^=/\\]+)=)?(.+)$/.exec(text) ?? [];
  return model === undefined ? undefined : { ...(productId && { productId }), model };
}

/** `NODEID` or `PRODUCTID/NODEID`, and behind it `:SECRET`, `=DEVICEID` or `=DEVICEID:SECRET`. A MAC address is a nodeId. */
export function deviceIn(text: string): object | undefined {
  const [, productId, named, deviceId, secret] = /^(?:([^=/]+)\/)?([^=/]+)(?:=([^:]+)(?::(.+))?)?$/.exec(text) ?? [];
  if (named === undefined) return undefined;
  const [, nodeId = named, ownSecret = secret] = (deviceId === undefined && /^([^:]+):([^:]+)$/.exec(named)) || [];
  return {
    ...(productId && { productId }),
    nodeId,
    ...(deviceId && { deviceId }),
    ...(ownSecret && { secret: ownSecret }),
  };
}

/** `APPID` or `APPID:SECRET`. */
export function applicationIn(text: string): object | undefined {
  const [, appId, secret] = /^([^:]+)(?::(.+))?$/.exec(text) ?? [];
  return appId === undefined ? undefined : { appId, ...(secret && { secret }) };
}
