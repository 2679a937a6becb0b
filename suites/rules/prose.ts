/** How to mend a device, as code in the three languages that most of them are written in. */
export interface Mending {
  /** On paho-mqtt 2. */
  readonly python: string;
  /** On paho's C client, cJSON and OpenSSL; for hand-written clients a comment names the bytes or the call. */
  readonly c: string;
  /** On mqtt 5. */
  readonly typescript: string;
}

/** What a rule's page shows apart from the rule itself. Texts are Markdown. */
export interface Prose {
  /** What comes of breaking the rule, on the platform and in the field. */
  readonly why: string;
  /** Where most devices make this mistake: what to look at first. */
  readonly look: string;
  readonly mend: Mending;
}

/** The rules of one area, by id. */
export type ProseOfArea = Readonly<Record<string, Prose>>;
