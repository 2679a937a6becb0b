/** A part of a rule's source: words, and where they lead. */
export interface SourcePart {
  readonly text: string;
  readonly href?: string;
}

const pages: Readonly<Record<string, string>> = {
  1: '01-credentials.md',
  2: '02-connection.md',
  3: '03-topics.md',
  4: '04-messages.md',
  5: '05-command-life.md',
  6: '06-northbound.md',
  7: '07-product-model.md',
  8: '08-registration.md',
  9: '09-limits.md',
  10: '10-real-clients.md',
  11: '11-open-questions.md',
  12: '12-on-the-wire.md',
  13: '13-sources.md',
};

const standard = 'https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html';

/**
 * A rule's source with links: `ref 4.2, 7` leads to sections of the protocol reference, if the address of its folder is
 * given, and `MQTT-3.8.1-1` to the place in the standard where that statement stands.
 */
export function sourceLinks(source: string, reference?: string): SourcePart[] {
  if (/^MQTT/.test(source)) return [{ text: source, href: `${standard}${placeIn(source)}` }];
  if (!/^ref [\d., ]+$/.test(source) || reference === undefined) return [{ text: source }];
  return source
    .slice('ref '.length)
    .split(', ')
    .flatMap((section, i) => {
      const page = pages[section.split('.')[0] ?? ''];
      const part = { text: `ref ${section}`, ...(page && { href: `${reference}${page}#ref-${section}` }) };
      return i === 0 ? [part] : [{ text: ', ' }, part];
    });
}

/** A text fragment: browsers that know them scroll to the statement and mark it, others show the top. */
function placeIn(source: string): string {
  const statement = /MQTT-[\d.]+-\d+/.exec(source)?.[0];
  return statement ? `#:~:text=${encodeURIComponent(`[${statement}]`).replaceAll('-', '%2D')}` : '';
}
