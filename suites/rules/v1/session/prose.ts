import { freshCredentials } from '../../mendings/credentials.ts';
import { goodbye, keptAlive } from '../../mendings/session.ts';
import type { Mending, ProseOfArea } from '../../prose.ts';
import { reconnecting } from '../connection/credentials-mending.ts';

const subscribedAgain: Mending = {
  python: `
def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(f"/huawei/v1/devices/{device_id}/command/json", qos=1)  # here, not once after connect()

client.on_connect = on_connect`,
  c: `
/* connect and subscribe are one step: at start and after every loss */
if (MQTTClient_connect(client, &options) == MQTTCLIENT_SUCCESS) MQTTClient_subscribe(client, command_topic, 1);`,
  typescript: `
client.on('connect', () => client.subscribe(commandTopic, { qos: 1 })); // on, not once`,
};

export const session: ProseOfArea = {
  'V1-SESSION-01': {
    why: 'With its keep-alive the device promises to send something in time. If it is silent for one and a half times that, the platform disconnects it, and it looks off line although it runs.',
    look: 'A library whose loop is not called while the program sleeps or waits, a ping timer that counts from the last packet **received**, a keep-alive that is shorter than the sleep.',
    mend: keptAlive,
  },
  'V1-SESSION-02': {
    why: 'Connections break every day: maintenance, mobile networks, routers. A device that stays away then needs a person to switch it off and on.',
    look: 'Reconnecting left to a library in which it is off by default, an exception in the callback that reports the loss, a limit on the number of attempts.',
    mend: reconnecting,
  },
  'V1-SESSION-03': {
    why: 'The platform keeps no subscription from one connection to the next. A device that does not subscribe again goes on reporting, but gets no commands: the fault shows only when an application sends one.',
    look: 'SUBSCRIBE in the start-up code instead of in the handler of CONNACK; a "subscribed" flag that is not cleared with the connection.',
    mend: subscribedAgain,
  },
  'V1-SESSION-04': {
    why: 'When the platform comes back, all devices are waiting for it. If they try ten times a second, the platform cannot come back, and their batteries are soon empty.',
    look: 'A constant wait, a wait only after the first failure, no random part: then all devices try at the same moments.',
    mend: reconnecting,
  },
  'V1-SESSION-05': {
    why: 'A connection that a router forgot looks open for hours, and everything that is sent is lost. Only a missing PINGRESP shows it.',
    look: "PINGREQ sent without a check for the answer, a keep-alive of 0, waiting for TCP's own time-out (15 minutes and more).",
    mend: keptAlive,
  },
  'V1-SESSION-06': {
    why: 'With sign type 1 the platform refuses in the afternoon what was computed in the morning. The device works for an hour after each start; after a later loss it cannot come back.',
    look: "Credentials computed once at start; a library's automatic reconnect, which sends the stored client identifier and password again.",
    mend: freshCredentials,
  },
  'V1-SESSION-07': {
    why: 'Two devices with one identity (a copied configuration, a spare part) disconnect each other several times a second. Neither works, and the platform gets very many log-ins.',
    look: 'A back-off that is reset by every accepted CONNECT. Reset it only after the connection has held for a while.',
    mend: reconnecting,
  },
  'V1-SESSION-08': {
    why: 'Without DISCONNECT the platform cannot tell a device that was switched off from one that broke down. If the socket is not closed either, the device stays on line until the keep-alive runs out.',
    look: 'A process that is ended by a signal without a handler, power-off without a goodbye, a socket that is closed directly. The rule ignores a connection that was reset: closing a socket with unread data resets it, and the last data may be lost, also DISCONNECT. Before closing, read to the end, or set TCP_NODELAY.',
    mend: goodbye,
  },
  'V1-SESSION-09': {
    why: 'The device is responsible for a report at QoS 1 until PUBACK. If it forgets the report when the connection breaks, there is a gap in the data exactly when something happened.',
    look: 'A queue that is emptied on sending instead of on PUBACK, or with the connection; clean session without an own queue of reports.',
    mend: {
      python: `
def send(report):
    backlog.append(report)  # a list of one's own: a new Client after each loss starts empty

def on_publish(client, userdata, mid, reason_code, properties):
    backlog.remove(in_flight.pop(mid))  # PUBACK came

def on_connect(client, userdata, flags, reason_code, properties):
    in_flight.clear()
    for report in backlog:
        in_flight[client.publish(data_topic, json.dumps(report), qos=1).mid] = report`,
      c: `
MQTTClient_deliveryToken token;
MQTTClient_publish(client, data_topic, (int)strlen(text), text, 1, 0, &token);
if (MQTTClient_waitForCompletion(client, token, 10000) == MQTTCLIENT_SUCCESS) queue_drop_first();  /* after PUBACK only */
else close_and_reconnect();                                            /* the queue keeps it for the next connection */`,
      typescript: `
// The client stores QoS 1 messages until PUBACK and sends them after a reconnect, as long as it is the same client:
client.publish(dataTopic, JSON.stringify(report), { qos: 1 }); // so do not make a new one, and no client.end(true)`,
    },
  },
};
