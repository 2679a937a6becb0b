import { freshCredentials } from '../../mendings/credentials.ts';
import { goodbye, keptAlive } from '../../mendings/session.ts';
import type { ProseOfArea } from '../../prose.ts';
import { reconnecting } from '../connection/connecting-mending.ts';

export const session: ProseOfArea = {
  'V2-SESSION-01': {
    why: 'After one and a half keep-alives of silence the platform closes the connection and shows the device off line. Requests then fail at once, also those that the device could have answered.',
    look: 'Work in the thread that should ping, a sleep that is longer than the keep-alive, an MQTT loop that runs only while there is something to report.',
    mend: keptAlive,
  },
  'V2-SESSION-02': {
    why: 'Every connection breaks one day. A device that does not come back by itself is lost until somebody restarts it.',
    look: 'Automatic reconnect left off, a reconnect loop with a maximum of attempts, an exception in the handler of the loss.',
    mend: reconnecting,
  },
  'V2-SESSION-03': {
    why: 'Requests come to a connected device without a subscription, after a reconnect as well. A device that is deaf then still reports, so that nobody notices before a command fails.',
    look: 'A handler that is registered for the first connection only, a table of subscriptions that is asked what a topic is for, a new client object without its callbacks.',
    mend: {
      python: `
def new_client():
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id=client_id)
    client.on_message = on_message  # every new client has its handler; it looks at the topic, not at subscriptions
    return client`,
      c: `
MQTTClient_setCallbacks(client, NULL, on_lost, on_message, NULL);  /* for each new client, before it connects */
MQTTClient_connect(client, &options);`,
      typescript: `
client.on('message', (topic, payload) => handleRequest(topic, payload)); // once; the same client keeps it when it reconnects`,
    },
  },
  'V2-SESSION-04': {
    why: 'An instance lets in some 100 devices a second. If thousands come at the same moments, the platform refuses most of them, again and again.',
    look: 'A constant wait between attempts, no random part in it. One attempt at once after the loss is fine.',
    mend: reconnecting,
  },
  'V2-SESSION-05': {
    why: 'A router that was restarted leaves a connection behind that takes everything and delivers nothing. Only a missing PINGRESP shows that.',
    look: 'An MQTT library that sends PINGREQ and never looks for the answer, a keep-alive of 0, a read without a time limit.',
    mend: keptAlive,
  },
  'V2-SESSION-06': {
    why: 'With sign type 1 a timestamp is good for about an hour. A device that sends its first one again works in the laboratory, and stays away after its first long outage.',
    look: 'An automatic reconnect of the library, which repeats the stored client identifier and password; an SDK object that makes its credentials in its constructor.',
    mend: freshCredentials,
  },
  'V2-SESSION-07': {
    why: 'Two devices with one device_id throw each other out. Each comes back at once, and both log in several times a second until somebody looks.',
    look: 'The same image with the same credentials on two devices; a wait that begins anew after each CONNACK instead of after a connection that has held.',
    mend: reconnecting,
  },
  'V2-SESSION-08': {
    why: 'A device that leaves without a word stays on line for up to one and a half keep-alives. Requests of that time wait for 20 s each, in vain.',
    look: 'A service that is killed without a handler for SIGTERM, a shutdown that closes the modem first.',
    mend: goodbye,
  },
  'V2-SESSION-09': {
    why: 'QoS 1 is a promise of the device: it keeps the report until PUBACK. A report that is forgotten with the connection is missing just when something happened.',
    look: 'A message that is removed from the store when it is written to the socket; a new client object after a loss, with an empty store.',
    mend: {
      python: `
def send(report):
    backlog.append(report)  # a list of one's own: a new Client after each loss starts empty

def on_publish(client, userdata, mid, reason_code, properties):
    backlog.remove(in_flight.pop(mid))  # PUBACK came

def on_connect(client, userdata, flags, reason_code, properties):
    in_flight.clear()
    for report in backlog:
        in_flight[client.publish(report_topic, json.dumps(report), qos=1).mid] = report`,
      c: `
MQTTClient_deliveryToken token;
MQTTClient_publish(client, report_topic, (int)strlen(text), text, 1, 0, &token);
if (MQTTClient_waitForCompletion(client, token, 10000) == MQTTCLIENT_SUCCESS) queue_drop_first();  /* after PUBACK only */
else close_and_reconnect();                                            /* the queue keeps it for the next connection */`,
      typescript: `
// The client stores QoS 1 messages until PUBACK and sends them after a reconnect, as long as it is the same client:
client.publish(reportTopic, JSON.stringify(report), { qos: 1 }); // so do not make a new one, and no client.end(true)`,
    },
  },
  'V2-SESSION-10': {
    why: 'The application gets the first answer to its request. A second one belongs to nothing: it costs traffic, and in the logs it looks as if the request had been carried out twice.',
    look: 'An answer that is stored for the next connection and made once more there, a library that sends its queue again although the program answers anew.',
    mend: {
      python: `
answer = handle(family, request)
if client.is_connected():
    client.publish(response_topic, json.dumps(answer), qos=1)  # once; paho keeps what is at QoS 1 for the next connection
# and not once more in on_connect`,
      c: `
if (MQTTClient_isConnected(client))
    MQTTClient_publish(client, response_topic, (int)strlen(text), text, 1, 0, NULL);
/* else drop it: after 20 s nobody waits for it. Do not keep it beside the queue of the library */`,
      typescript: `
if (client.connected) client.publish(responseTopic, JSON.stringify(answer), { qos: 1 }); // once; the client keeps what is at QoS 1
// and not once more in the handler of 'connect'`,
    },
  },
};
