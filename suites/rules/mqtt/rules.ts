import type { Rule } from '../rule.ts';
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

/** The rules on MQTT 3.1.1, by number. */
export const mqtt: readonly Rule[] = [
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
