import { UsageError } from '../../mock-platform/usage-error.ts';
import mqtt1_5_3_1 from './MQTT-1.5.3-1.ts';
import mqtt1_5_3_2 from './MQTT-1.5.3-2.ts';
import mqtt2_2_1 from './MQTT-2.2.1.ts';
import mqtt2_2_2_1 from './MQTT-2.2.2-1.ts';
import mqtt2_2_3 from './MQTT-2.2.3.ts';
import mqtt2_3_1_1 from './MQTT-2.3.1-1.ts';
import mqtt2_3_1_2 from './MQTT-2.3.1-2.ts';
import mqtt2_3_1_6 from './MQTT-2.3.1-6.ts';
import mqtt3_1_0_1 from './MQTT-3.1.0-1.ts';
import mqtt3_1_0_2 from './MQTT-3.1.0-2.ts';
import mqtt3_1_2_1 from './MQTT-3.1.2-1.ts';
import mqtt3_1_2_3 from './MQTT-3.1.2-3.ts';
import mqtt3_1_2_9 from './MQTT-3.1.2-9.ts';
import mqtt3_1_2_11 from './MQTT-3.1.2-11.ts';
import mqtt3_1_2_13 from './MQTT-3.1.2-13.ts';
import mqtt3_1_2_14 from './MQTT-3.1.2-14.ts';
import mqtt3_1_2_15 from './MQTT-3.1.2-15.ts';
import mqtt3_1_2_18 from './MQTT-3.1.2-18.ts';
import mqtt3_1_2_19 from './MQTT-3.1.2-19.ts';
import mqtt3_1_2_20 from './MQTT-3.1.2-20.ts';
import mqtt3_1_2_21 from './MQTT-3.1.2-21.ts';
import mqtt3_1_2_22 from './MQTT-3.1.2-22.ts';
import mqtt3_1_3_1 from './MQTT-3.1.3-1.ts';
import mqtt3_1_3_3 from './MQTT-3.1.3-3.ts';
import mqtt3_1_3_7 from './MQTT-3.1.3-7.ts';
import mqtt3_3_1_1 from './MQTT-3.3.1-1.ts';
import mqtt3_3_1_2 from './MQTT-3.3.1-2.ts';
import mqtt3_3_1_4 from './MQTT-3.3.1-4.ts';
import mqtt3_3_2_2 from './MQTT-3.3.2-2.ts';
import mqtt3_6_1_1 from './MQTT-3.6.1-1.ts';
import mqtt3_8_1_1 from './MQTT-3.8.1-1.ts';
import mqtt3_8_3_3 from './MQTT-3.8.3-3.ts';
import mqtt3_8_3_4 from './MQTT-3.8.3-4.ts';
import mqtt3_10_1_1 from './MQTT-3.10.1-1.ts';
import mqtt3_10_3_2 from './MQTT-3.10.3-2.ts';
import mqtt3_14_1_1 from './MQTT-3.14.1-1.ts';
import mqtt3_14_4_1 from './MQTT-3.14.4-1.ts';
import mqtt3_14_4_2 from './MQTT-3.14.4-2.ts';
import mqtt4_3_2_1 from './MQTT-4.3.2-1.ts';
import mqtt4_3_2_2 from './MQTT-4.3.2-2.ts';
import mqtt4_3_3_1 from './MQTT-4.3.3-1.ts';
import mqtt4_6_0_1 from './MQTT-4.6.0-1.ts';
import mqtt4_6_0_2 from './MQTT-4.6.0-2.ts';
import mqtt4_7_1_1 from './MQTT-4.7.1-1.ts';
import mqtt4_7_1_2 from './MQTT-4.7.1-2.ts';
import mqtt4_7_1_3 from './MQTT-4.7.1-3.ts';
import mqtt4_7_3_1 from './MQTT-4.7.3-1.ts';
import type { Rule } from './rule.ts';
import { suggestRuleIds } from './suggest-rule-ids.ts';
import bin01 from './V1-BIN-01.ts';
import bin02 from './V1-BIN-02.ts';
import bin03 from './V1-BIN-03.ts';
import bin04 from './V1-BIN-04.ts';
import cmd01 from './V1-CMD-01.ts';
import cmd02 from './V1-CMD-02.ts';
import cmd03 from './V1-CMD-03.ts';
import cmd04 from './V1-CMD-04.ts';
import cmd05 from './V1-CMD-05.ts';
import cmd06 from './V1-CMD-06.ts';
import cmd07 from './V1-CMD-07.ts';
import cmd08 from './V1-CMD-08.ts';
import cmd09 from './V1-CMD-09.ts';
import cmd10 from './V1-CMD-10.ts';
import cmd11 from './V1-CMD-11.ts';
import cmd12 from './V1-CMD-12.ts';
import cmd13 from './V1-CMD-13.ts';
import cmd14 from './V1-CMD-14.ts';
import cmd15 from './V1-CMD-15.ts';
import cmd16 from './V1-CMD-16.ts';
import cmd17 from './V1-CMD-17.ts';
import cmd18 from './V1-CMD-18.ts';
import cmd19 from './V1-CMD-19.ts';
import cmd20 from './V1-CMD-20.ts';
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
import dyn01 from './V1-DYN-01.ts';
import dyn02 from './V1-DYN-02.ts';
import dyn03 from './V1-DYN-03.ts';
import dyn04 from './V1-DYN-04.ts';
import dyn05 from './V1-DYN-05.ts';
import dyn06 from './V1-DYN-06.ts';
import report01 from './V1-REPORT-01.ts';
import report02 from './V1-REPORT-02.ts';
import report03 from './V1-REPORT-03.ts';
import report04 from './V1-REPORT-04.ts';
import report05 from './V1-REPORT-05.ts';
import report06 from './V1-REPORT-06.ts';
import report07 from './V1-REPORT-07.ts';
import report08 from './V1-REPORT-08.ts';
import report09 from './V1-REPORT-09.ts';
import report10 from './V1-REPORT-10.ts';
import report11 from './V1-REPORT-11.ts';
import report12 from './V1-REPORT-12.ts';
import report13 from './V1-REPORT-13.ts';
import report14 from './V1-REPORT-14.ts';
import report15 from './V1-REPORT-15.ts';
import session01 from './V1-SESSION-01.ts';
import session02 from './V1-SESSION-02.ts';
import session03 from './V1-SESSION-03.ts';
import session04 from './V1-SESSION-04.ts';
import session05 from './V1-SESSION-05.ts';
import session06 from './V1-SESSION-06.ts';
import session07 from './V1-SESSION-07.ts';
import session08 from './V1-SESSION-08.ts';
import session09 from './V1-SESSION-09.ts';
import stream01 from './V1-STREAM-01.ts';
import stream02 from './V1-STREAM-02.ts';
import stream03 from './V1-STREAM-03.ts';
import stream04 from './V1-STREAM-04.ts';
import tls01 from './V1-TLS-01.ts';
import tls02 from './V1-TLS-02.ts';
import tls03 from './V1-TLS-03.ts';
import tls04 from './V1-TLS-04.ts';
import tls05 from './V1-TLS-05.ts';
import topic01 from './V1-TOPIC-01.ts';
import topic02 from './V1-TOPIC-02.ts';
import topic03 from './V1-TOPIC-03.ts';
import topic04 from './V1-TOPIC-04.ts';
import topic05 from './V1-TOPIC-05.ts';
import topic06 from './V1-TOPIC-06.ts';
import topic07 from './V1-TOPIC-07.ts';

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
  topic01,
  topic02,
  topic03,
  topic04,
  topic05,
  topic06,
  topic07,
  report01,
  report02,
  report03,
  report04,
  report05,
  report06,
  report07,
  report08,
  report09,
  report10,
  report11,
  report12,
  report13,
  report14,
  report15,
  cmd01,
  cmd02,
  cmd03,
  cmd04,
  cmd05,
  cmd06,
  cmd07,
  cmd08,
  cmd09,
  cmd10,
  cmd11,
  cmd12,
  cmd13,
  cmd14,
  cmd15,
  cmd16,
  cmd17,
  cmd18,
  cmd19,
  cmd20,
  session01,
  session02,
  session03,
  session04,
  session05,
  session06,
  session07,
  session08,
  session09,
  stream01,
  stream02,
  stream03,
  stream04,
  bin01,
  bin02,
  bin03,
  bin04,
  dyn01,
  dyn02,
  dyn03,
  dyn04,
  dyn05,
  dyn06,
  mqtt1_5_3_1,
  mqtt1_5_3_2,
  mqtt2_2_1,
  mqtt2_2_2_1,
  mqtt2_2_3,
  mqtt2_3_1_1,
  mqtt2_3_1_2,
  mqtt2_3_1_6,
  mqtt3_1_0_1,
  mqtt3_1_0_2,
  mqtt3_1_2_1,
  mqtt3_1_2_3,
  mqtt3_1_2_9,
  mqtt3_1_2_11,
  mqtt3_1_2_13,
  mqtt3_1_2_14,
  mqtt3_1_2_15,
  mqtt3_1_2_18,
  mqtt3_1_2_19,
  mqtt3_1_2_20,
  mqtt3_1_2_21,
  mqtt3_1_2_22,
  mqtt3_1_3_1,
  mqtt3_1_3_3,
  mqtt3_1_3_7,
  mqtt3_3_1_1,
  mqtt3_3_1_2,
  mqtt3_3_1_4,
  mqtt3_3_2_2,
  mqtt3_6_1_1,
  mqtt3_8_1_1,
  mqtt3_8_3_3,
  mqtt3_8_3_4,
  mqtt3_10_1_1,
  mqtt3_10_3_2,
  mqtt3_14_1_1,
  mqtt3_14_4_1,
  mqtt3_14_4_2,
  mqtt4_3_2_1,
  mqtt4_3_2_2,
  mqtt4_3_3_1,
  mqtt4_6_0_1,
  mqtt4_6_0_2,
  mqtt4_7_1_1,
  mqtt4_7_1_2,
  mqtt4_7_1_3,
  mqtt4_7_3_1,
];

/** The rule of that id, in any letter case. @throws UsageError with the ids that come nearest */
export function findRule(id: string): Rule {
  const rule = rules.find((rule) => rule.id.toLowerCase() === id.trim().toLowerCase());
  if (rule) return rule;
  const near = suggestRuleIds(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Ids look like V1-CMD-01 or MQTT-3.1.0-1.';
  throw new UsageError(`There is no rule ${JSON.stringify(id)}. ${hint}`);
}
