import type { DefinitionForm } from './definition-settings.ts';

/**
 * The value that a text means, from a variable or behind a flag. A text that means nothing comes back as it is, to be
 * refused with all other wrong values.
 */
export function readText(member: string, form: DefinitionForm, text: string): unknown {
  switch (form) {
    case 'number':
      return /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
    case 'port':
      if (/^(off|none|false|no)$/i.test(text)) return false;
      return /^\d+$/.test(text.trim()) ? Number(text) : text;
    case 'switch':
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      return /^(false|no|off|0)$/i.test(text) ? false : text;
    case 'list':
      return readList(
        member,
        text.split(/[\s,]+/).filter((item) => item !== ''),
      );
    default:
      return text;
  }
}

/** The entries of a list, each as its text means. */
export function readList(member: string, texts: readonly string[]): unknown[] {
  return texts.map((text) => readers[member]?.(text) ?? text);
}

const readers: Readonly<Record<string, (text: string) => object | undefined>> = {
  products(text) {
    const [, productId, model] = /^(?:([^=/\\]+)=)?(.+)$/.exec(text) ?? [];
    return model === undefined ? undefined : { ...(productId && { productId }), model };
  },
  devices(text) {
    const [, productId, nodeId, deviceId, secret] = /^(?:([^=/]+)\/)?([^=/]+)(?:=([^:]+)(?::(.+))?)?$/.exec(text) ?? [];
    if (nodeId === undefined) return undefined;
    return { ...(productId && { productId }), nodeId, ...(deviceId && { deviceId }), ...(secret && { secret }) };
  },
  applications(text) {
    const [, appId, secret] = /^([^:]+)(?::(.+))?$/.exec(text) ?? [];
    return appId === undefined ? undefined : { appId, ...(secret && { secret }) };
  },
};
