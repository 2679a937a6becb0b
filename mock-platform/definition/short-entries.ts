/** `PATH` or `ID=PATH`. */
export function productIn(text: string): object | undefined {
  const [, productId, model] = /^(?:([^=/\\]+)=)?(.+)$/.exec(text) ?? [];
  return model === undefined ? undefined : { ...(productId && { productId }), model };
}

/** `NODEID` or `PRODUCTID/NODEID`, and behind it `=DEVICEID` or `=DEVICEID:SECRET`. */
export function deviceIn(text: string): object | undefined {
  const [, productId, nodeId, deviceId, secret] = /^(?:([^=/]+)\/)?([^=/]+)(?:=([^:]+)(?::(.+))?)?$/.exec(text) ?? [];
  if (nodeId === undefined) return undefined;
  return { ...(productId && { productId }), nodeId, ...(deviceId && { deviceId }), ...(secret && { secret }) };
}

/** `APPID` or `APPID:SECRET`. */
export function applicationIn(text: string): object | undefined {
  const [, appId, secret] = /^([^:]+)(?::(.+))?$/.exec(text) ?? [];
  return appId === undefined ? undefined : { appId, ...(secret && { secret }) };
}
