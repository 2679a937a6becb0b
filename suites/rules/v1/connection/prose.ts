import {
  cleanSession,
  currentMqtt,
  moderateKeepAlive,
  notTheOldMqtt,
  oneConnection,
  patientAtCode3,
  withoutWill,
} from '../../mendings/connecting.ts';
import { freshCredentials } from '../../mendings/credentials.ts';
import type { ProseOfArea } from '../../prose.ts';
import { byNodeId, reconnecting } from './credentials-mending.ts';

export const connection: ProseOfArea = {
  'V1-CONN-01': {
    why: 'The platform learns from the client identifier who connects and how to check the password. The platform refuses an identifier of another form with CONNACK 2, even with the right password.',
    look: 'Hyphens for underscores, a missing type, the bare deviceId, a library that invents an identifier when none is set, or a buffer that cuts it. Count from the right: timestamp, sign type, authentication type; the rest is the id, underscores included.',
    mend: freshCredentials,
  },
  'V1-CONN-02': {
    why: 'The authentication type says what kind of id stands before it. With type 0 the platform searches a nodeId among the deviceIds, does not find it, and refuses the device.',
    look: 'The id that the console shows as "device ID" goes with type 0, the one that you chose yourself (IMEI, MAC, serial number) with type 2. Type 1 is for a device that registers itself and has no secret yet.',
    mend: byNodeId,
  },
  'V1-CONN-03': {
    why: 'User name and client identifier must name the same device, else the answer is CONNACK 4, the same as for a wrong password: people then look for the fault in the HMAC.',
    look: 'The whole client identifier given as user name, white space or a line end from a configuration file, the nodeId beside a deviceId, another letter case.',
    mend: byNodeId,
  },
  'V1-CONN-04': {
    why: 'A wrong password gets CONNACK 4, without a reason. The report gives the reason: it tries the usual mistakes and names the one that produces your digits.',
    look: 'Key and message swapped (the **timestamp is the key**), another timestamp than in the client identifier, a secret decoded from hexadecimal or with a line end behind it, signed characters under `"%02x"`, one digit for a small byte, `strlen` of a digest that contains a zero byte.',
    mend: freshCredentials,
  },
  'V1-CONN-05': {
    why: 'The sign type tells the platform whether to compare the timestamp with its clock: 0 for no, 1 for yes. Another value is refused with CONNACK 2.',
    look: 'Sign type and authentication type exchanged, or a newer SDK that asks for HMAC-SM3 (2 and above), which this interface does not have.',
    mend: freshCredentials,
  },
  'V1-CONN-06': {
    why: 'With sign type 1 the platform compares the timestamp with its own hour before it looks at the password. A device that is off by a time zone works only for a developer in London in winter.',
    look: '`localtime` for `gmtime`; a month counted from 0; a clock that was not set since the last power loss; a timestamp computed once at start. If the device has no reliable clock, use sign type 0.',
    mend: freshCredentials,
  },
  'V1-CONN-07': {
    why: 'Sign type 0 lets any timestamp pass today. The same text under sign type 1, or on a platform that checks after all, is refused, and it misleads people who read it as an hour in logs.',
    look: '`tm_mon` without `+ 1`, `localtime`, seconds since 1970, a constant copied from an example, an hour that goes above 23.',
    mend: freshCredentials,
  },
  'V1-CONN-08': {
    why: 'The interface is MQTT 3.1.1. A CONNECT of MQTT 5 is answered with CONNACK 1 and the connection is closed.',
    look: 'A library whose default is version 5, or a version number typed for the protocol level: the byte after `MQTT` has to be 4.',
    mend: currentMqtt,
  },
  'V1-CONN-09': {
    why: 'The documents of the successor say that a will is not supported, and not whether it is ignored or refused. A program that relies on it waits for a message that never comes; the platform tells applications itself when a device goes off line.',
    look: 'A will left over from another broker, or one that a wrapper sets by default.',
    mend: withoutWill,
  },
  'V1-CONN-10': {
    why: 'The successor refuses a keep-alive outside 30 to 1200 s with CONNACK 2, which reads like a wrong client identifier. Short ones cost battery and traffic; with 0 neither side notices a dead connection.',
    look: 'Defaults of 10 or 15 s, a value meant as milliseconds, 0 for "off".',
    mend: moderateKeepAlive,
  },
  'V1-CONN-11': {
    why: 'A session belongs to the client identifier, which contains the hour: after the next full hour it is another session. A device that relies on the old one loses its subscriptions without an error.',
    look: 'Clean session switched off to "get missed commands". The platform keeps no commands for a device that is off line; subscribe after every CONNACK instead.',
    mend: cleanSession,
  },
  'V1-CONN-12': {
    why: 'A refused device that tries again at once never stops: one firmware library made about 440 attempts a second. It drains its battery and fills logs, and many such devices are an attack on the platform.',
    look: 'A reconnect loop whose wait applies to broken connections only, and not to a CONNACK with an error; a wait that is reset by the TCP connection instead of by an accepted CONNACK.',
    mend: reconnecting,
  },
  'V1-CONN-13': {
    why: 'Code 3 says that the platform is not ready, not that the device is wrong. If a device gives up then, a person must go there after each maintenance.',
    look: 'All refusals handled alike as fatal. Codes 2, 4 and 5 may need a person; code 3 needs patience.',
    mend: patientAtCode3,
  },
  'V1-CONN-14': {
    why: 'The platform keeps one connection for each device: the newer one ends the older one. A device with two of them disconnects itself again and again.',
    look: 'A new client made on reconnect while the old one still retries; two tasks or two processes with one identity; a watchdog that starts the connection a second time.',
    mend: oneConnection,
  },
  'V1-CONN-15': {
    why: 'After a refusal there is no session: what is sent then is thrown away, and the server closes. A report "sent" this way is lost without an error.',
    look: 'Packets sent right after CONNECT without waiting for CONNACK, or a return code that is not read.',
    mend: {
      python: `
def on_connect(client, userdata, flags, reason_code, properties):
    if not reason_code.is_failure:
        client.subscribe(f"/huawei/v1/devices/{device_id}/command/json", qos=1)`,
      c: `
if (MQTTClient_connect(client, &options) == MQTTCLIENT_SUCCESS)  /* by hand: 20 02 xx 00, and only with 00 at the end */
    MQTTClient_subscribe(client, command_topic, 1);`,
      typescript: `
client.on('connect', () => client.subscribe(\`/huawei/v1/devices/\${deviceId}/command/json\`, { qos: 1 }));`,
    },
  },
  'V1-CONN-16': {
    why: 'MQTT 3.1 has another protocol name, shorter identifiers and no failure code for subscriptions. Only the documents of the successor say that the platform still accepts it.',
    look: 'An old library, or one that falls back to 3.1 after any refusal. A fall-back after a failed attempt is not counted; a first attempt is.',
    mend: notTheOldMqtt,
  },
};
