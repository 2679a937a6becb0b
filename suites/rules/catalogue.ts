import type { Rule } from './rule.ts';
import { suggestRuleIds } from './suggest-rule-ids.ts';
import conn01 from './V1-CONN-01.ts';
import conn02 from './V1-CONN-02.ts';
import conn03 from './V1-CONN-03.ts';
import conn04 from './V1-CONN-04.ts';
import conn05 from './V1-CONN-05.ts';
import conn06 from './V1-CONN-06.ts';
import conn07 from './V1-CONN-07.ts';
import conn08 from './V1-CONN-08.ts';
import conn09 from './V1-CONN-09.ts';
import conn10 from './V1-CONN-10.ts';
import conn11 from './V1-CONN-11.ts';
import conn12 from './V1-CONN-12.ts';
import conn13 from './V1-CONN-13.ts';
import conn14 from './V1-CONN-14.ts';
import conn15 from './V1-CONN-15.ts';
import conn16 from './V1-CONN-16.ts';
import tls01 from './V1-TLS-01.ts';
import tls02 from './V1-TLS-02.ts';
import tls03 from './V1-TLS-03.ts';
import tls04 from './V1-TLS-04.ts';
import tls05 from './V1-TLS-05.ts';

/** Every rule, in the order in which reports list them: by area, then by number. */
export const rules: readonly Rule[] = [
  conn01,
  conn02,
  conn03,
  conn04,
  conn05,
  conn06,
  conn07,
  conn08,
  conn09,
  conn10,
  conn11,
  conn12,
  conn13,
  conn14,
  conn15,
  conn16,
  tls01,
  tls02,
  tls03,
  tls04,
  tls05,
];

/** The rule of that id, in any letter case. @throws RangeError with the ids that come nearest */
export function findRule(id: string): Rule {
  const rule = rules.find((rule) => rule.id.toLowerCase() === id.trim().toLowerCase());
  if (rule) return rule;
  const near = suggestRuleIds(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Ids look like V1-CMD-01 or MQTT-3.1.0-1.';
  throw new RangeError(`There is no rule ${JSON.stringify(id)}. ${hint}`);
}
