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
import { ownName, reconnecting } from './connecting-mending.ts';

export const connection: ProseOfArea = {
  'V2-CONN-01': {
    why: 'The client identifier names the device and says how its password was made. The platform reads it from the right and refuses another form with CONNACK 2, even with the right password.',
    look: 'An identifier that a library invents when none is set, the bare device_id, one `0` instead of two, a minus for an underscore, a buffer of 64 characters. A device_id nearly always holds `_` itself: count from the right.',
    mend: freshCredentials,
  },
  'V2-CONN-02': {
    why: 'The platform knows a device by its device_id only. A log-in by node_id (type 2), as older samples have it, is refused, and so is a bare node_id under type 0.',
    look: 'Code from an older sample, the node_id from a label (IMEI, serial number) in place of the device_id that the console shows, which usually is `{product_id}_{node_id}`.',
    mend: ownName,
  },
  'V2-CONN-03': {
    why: 'The platform looks the secret up by the user name, and compares it with the client identifier. Where they differ the answer is CONNACK 4, as for a wrong password.',
    look: 'The whole client identifier as user name, the node_id beside the device_id, a line end or a space from a configuration file.',
    mend: ownName,
  },
  'V2-CONN-04': {
    why: 'A wrong password gets CONNACK 4 without a reason. The report tries the usual mistakes, and names the one that produces your digits.',
    look: 'The secret as key and the timestamp as message (it is the other way round), a timestamp taken twice with a full hour in between, so that client identifier and password differ, digits in capitals, `strlen` of a digest that holds a zero byte.',
    mend: freshCredentials,
  },
  'V2-CONN-05': {
    why: 'The sign type says whether the platform compares the timestamp with its clock: 0 for no, 1 for yes. Type 2 is for HMAC-SM3, which one SDK offers; this mock does not speak it, and other platforms refuse it with CONNACK 2.',
    look: 'A sign type of an SDK set to SM3, or the two types exchanged: identity type first, sign type second.',
    mend: freshCredentials,
  },
  'V2-CONN-06': {
    why: 'With sign type 1 the platform compares the timestamp with its own hour. A device whose clock or time zone is wrong is refused with CONNACK 4, although its secret is right.',
    look: '`localtime` for `gmtime`, a timestamp that is made once and sent again after hours, a clock in 1970 because the time was not fetched yet. Sign type 0 suits a device without a reliable clock.',
    mend: freshCredentials,
  },
  'V2-CONN-07': {
    why: 'With sign type 0 any digits pass, and a wrong hour hides for years. The day on which the platform, or you, change to sign type 1, the whole fleet stays out.',
    look: 'Local time, a month counted from 0 (`tm_mon`), a stamp copied from an example, hours above 23. Several SDKs do this: make the stamp yourself.',
    mend: freshCredentials,
  },
  'V2-CONN-08': {
    why: 'The server answers a protocol level that it does not speak with CONNACK 1 and closes the connection. 3.1.1 is level 4. MQTT 5 is not judged here yet.',
    look: 'The protocol version where the level belongs, or a CONNECT put together by hand.',
    mend: currentMqtt,
  },
  'V2-CONN-09': {
    why: 'The platform publishes no will: whoever waits for one waits for ever. Applications hear from the platform itself when a device goes off line.',
    look: 'A wrapper or a template of another platform that sets a "last will" on some status topic.',
    mend: withoutWill,
  },
  'V2-CONN-10': {
    why: 'The documents say that a keep-alive outside 30 to 1200 s is refused with CONNACK 2, like a wrong client identifier. With 0 a dead connection is never noticed, and a short one costs battery.',
    look: 'The default of 10 or 15 s of a small MQTT library, a value in milliseconds, 0 for "off".',
    mend: moderateKeepAlive,
  },
  'V2-CONN-11': {
    why: 'The platform keeps no session. Who asks for one gets none (session present is 0), and a device that relies on it loses what it believed to be stored.',
    look: 'Clean session switched off "to miss no command". Messages that wait for a device come after every log-in, without a session.',
    mend: cleanSession,
  },
  'V2-CONN-12': {
    why: 'After codes 2, 4 and 5 the next attempt fails, too. Devices that try again every second for days fill the log and use up the rate of log-ins that a whole instance has.',
    look: 'A constant wait of some seconds, a back-off that only begins after a lost connection. To give up after these codes is fine, too.',
    mend: reconnecting,
  },
  'V2-CONN-13': {
    why: 'Code 3 says "not now": the platform is being maintained. A device that gives up at that moment needs a visit.',
    look: 'One branch for all refusals that ends the program, or a library that gives up for good after any CONNACK with an error.',
    mend: patientAtCode3,
  },
  'V2-CONN-14': {
    why: 'A new log-in ends the older one. With two connections a device throws itself out again and again, and requests are lost between them.',
    look: 'A second client beside the first when a reconnect takes long, a watchdog that starts the connection once more, a test program with the identity of the device.',
    mend: oneConnection,
  },
  'V2-CONN-15': {
    why: 'After a refusal there is no session. What is sent all the same is thrown away, and the device believes that it has reported.',
    look: 'A first report that is sent right after CONNECT without a look at the CONNACK.',
    mend: {
      python: `
def on_connect(client, userdata, flags, reason_code, properties):
    if not reason_code.is_failure:
        client.publish(f"$oc/devices/{device_id}/sys/properties/report", json.dumps(current_report()), qos=1)`,
      c: `
if (MQTTClient_connect(client, &options) == MQTTCLIENT_SUCCESS)  /* by hand: 20 02 xx 00, and only with 00 at the end */
    report_now();`,
      typescript: `
client.on('connect', () => client.publish(reportTopic, JSON.stringify(currentReport()), { qos: 1 })); // not before`,
    },
  },
  'V2-CONN-16': {
    why: 'MQTT 3.1 allows identifiers of 23 characters only, which no client identifier of this platform has, and its SUBACK cannot say that a subscription failed.',
    look: 'A protocol version of 3 in the options of an old library. One that tries 3.1 after a failed attempt with 3.1.1 is not counted.',
    mend: notTheOldMqtt,
  },
};
