/* What the C snippets of the rule pages take for granted: the libraries, and names of the device's own program. */
#define _GNU_SOURCE
#include <MQTTClient.h>
#include <arpa/inet.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

extern const char *device_id, *node_id, *product_id, *secret, *username, *password_text, *host, *ca_file;
extern char client_id[257], timestamp[11], password[65], topic[400], data_topic[400], command_topic[400], address[300];
extern char report_topic[400], response_topic[400];
extern int port, sock, has_codec, running, length, qos, repeated, reports, required_count, topic_length, id_at, have;
extern const char *trace_id, *label, *text, *texts[], *required[], *service_id, *cmd, *command_name, *paras_text;
extern unsigned char *packet, *publish, *connect_packet, buffer[1200];
extern const char *payload;
extern char *received_topic;
extern size_t connect_length;
extern double measured, mid;
extern int brightness, temperature, size;
extern uint16_t id;
extern uint32_t hash;
extern time_t now, last_sent, ping_sent, next_report;
extern MQTTClient client;
extern MQTTClient_connectOptions options;
extern MQTTClient_SSLOptions tls;
extern MQTTClient_message *message;
extern cJSON *command, *body, *answer, *paras;
extern struct { int mid; } job;
struct sent { struct sent *next; unsigned char *packet; size_t length; };
extern struct sent *oldest;
struct identity { char id[257], secret[257]; };
extern struct identity identity;

double read_sensor(const char *name);
int carry_out(const cJSON *command, cJSON *body), set_brightness(int value), connect_and_subscribe(void);
int queue_put(const void *job), recently_seen(uint16_t mid, uint32_t hash), is_in_use(uint16_t id), read_connack(void);
int open_socket(const char *host, int port), packet_size(const unsigned char *p, int have), read_some(void *p, size_t n);
int handle_packet(const unsigned char *p, int size), load_identity(struct identity *identity);
void run_until_lost(void), answer_with_error(uint16_t mid), handle(MQTTClient_message *m), report_now(void);
void remember(uint16_t mid, uint32_t hash), answer_command(int mid, const char *cmd, const cJSON *paras);
void send_packet(const unsigned char *bytes, size_t length), close_and_reconnect(void), queue_drop_first(void);
void skip_bytes(int n), close_socket(void), schedule_reconnect(void), on_signal(int signal);
void login(const struct identity *identity), register_device(void);
int connect_anew(void), gzip(void *to, size_t room, const char *text);
MQTTClient_connectionLost on_lost;
MQTTClient_messageArrived on_message;
uint32_t crc32_of(const void *p, int n);
int put_text(unsigned char *p, const char *text), put_remaining_length(unsigned char *p, unsigned long length);

/* Of generation 2. */
extern const char *my_services[];
struct property { const char *method; double min, max; };
const struct property *find_property(const char *service_id, const char *name);
int keep_value(const struct property *property, const cJSON *value), set_property(const char *service_id, const char *name, const cJSON *value);
cJSON *read_properties(const char *service_id);
void answer_busy(const char *topic);
void set_clock(const cJSON *paras);
