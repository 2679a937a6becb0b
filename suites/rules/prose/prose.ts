/** How to mend a device, as code in the three languages that most of them are written in. */
export interface Mending {
  /** On paho-mqtt 2. */
  readonly python: string;
  /** On paho's C client, cJSON and OpenSSL; hand-written clients find the bytes or the call named in a comment. */
  readonly c: string;
  /** On mqtt 5. */
  readonly typescript: string;
}

/** What stands on a rule's page beside the rule itself. Texts are Markdown. */
export interface Prose {
  /** What comes of breaking the rule, on the platform and in the field. */
  readonly why: string;
  /** Where the mistake sits in most devices that make it: what to look at first. */
  readonly look: string;
  readonly mend: Mending;
}

/** The rules of one area, by id. */
export type ProseOfArea = Readonly<Record<string, Prose>>;
