import { dialectOf } from '../../mock-platform/generations/dialect-of.ts';
import { areEven } from '../rules/folds/back-off.ts';
import type { Entry } from '../rules/rule.ts';
import { comesBack, comesBackAfter, recovers } from './comeback.ts';
import { nth } from './device-waits.ts';
import { isMeantAsReport } from './reports.ts';
import type { Rig } from './rig.ts';
import { defineScenario, GaveUp } from './scenario.ts';
import { takesRequests } from './takes-requests.ts';
import { watchAttempts } from './watch-attempts.ts';

/** Longer than a PUBACK needs: what comes again after a cut was acknowledged before it. */
export const settledMs = 300;

/** So many reports show what is in each, also of a device that spreads over two what it has to say; and how soon, ms. */
const fewReports = 4;
const fewReportsMs = 1500;

export const cut = defineScenario({
  name: 'cut',
  title: 'the connection breaks without a word, twice; then commands again',
  needs: ['reconnects'],
  async play(rig) {
    await rig.startAndConnect();
    const answers = (await talks(rig)) && (await talks(rig));
    await rig.pass(settledMs);
    for (let n = 0; n < 2; n++) {
      if (!(await comesBackAfterCut(rig))) return;
      if (answers && takesRequests(rig.options.declaration)) await rig.commands.sendAll(rig.commands.draw(4));
    }
    await reportsAgain(rig);
  },
});

/** What a device reports differently when it is back shows in a few reports, where they come soon. */
async function reportsAgain(rig: Rig): Promise<void> {
  if (rig.options.declaration.reports === 'none') return;
  const since = rig.journal.entries.findLast(isOnline)?.seq ?? 0;
  await rig.untilCount((entry) => entry.seq > since && isMeantAsReport(entry), fewReports, fewReportsMs);
}

/** Whether a device that answers no command comes back all the same can be seen without its answers. */
async function talks(rig: Rig): Promise<boolean> {
  try {
    return await rig.commands.barrier();
  } catch (error) {
    if (!(error instanceof GaveUp) || rig.enough || !rig.online) throw error;
    return false;
  }
}

async function comesBackAfterCut(rig: Rig): Promise<boolean> {
  let back = false;
  await comesBack(rig);
  await rig.stage('cut', async () => {
    back = await comesBackAfter(rig, () => rig.session.tap.cut('the connection is cut'));
  });
  return back;
}

export const away = defineScenario({
  name: 'away',
  patient: true,
  title: 'the platform goes away for some seconds, and comes back',
  needs: ['reconnects'],
  async play(rig) {
    await rig.startAndConnect();
    const answers = await talks(rig);
    await goAway(rig);
    if (answers) await closes(rig);
  },
});

/** The last command of a scenario: a device that the platform throws out with it need not come back for anything. */
async function closes({ commands, options, journal }: Rig): Promise<void> {
  if (!options.declaration.commands) return;
  const request = commands.next;
  const outcome = await commands.send(request, { mayBeSilent: true });
  const closed = journal.entries.findLast((entry) => entry.type === 'connection-closed');
  const isThrownOut = outcome.outcome === 'connection-lost' && closed?.by === 'platform';
  if (outcome.outcome !== 'answered' && !isThrownOut) await commands.recovery.after(request, outcome);
}

/** The platform is away, slamming its door, and comes back. */
export async function goAway(rig: Rig): Promise<void> {
  const listener = rig.platform.listener(rig.transport);
  await comesBack(rig);
  await rig.stage('away', async () => {
    listener.door = 'slamming';
    rig.session.tap.cut('the platform goes away');
    await watchAttempts(rig, ({ type }) => type === 'connection-opened', areEven);
  });
  await rig.stage('back', async () => {
    await comesBackAfter(rig, () => {
      listener.door = 'open';
    });
  });
}

/** So many reports without their PUBACK, if the device sends them in this time. */
const withheld = 4;
const withheldMs = 1500;
/** A device that has published this often at another QoS, or elsewhere, has none to acknowledge with PUBACK. */
const enoughOthers = 3;
/** In a first look a report must come again this soon after the log-in, or the one before; in a repetition the next one has more time. */
const soonMs = 3000;
const restMs = 10_000;

export const unacknowledged = defineScenario({
  name: 'unacknowledged',
  patient: true,
  title: 'reports are not acknowledged, and the connection breaks',
  needs: ['reports', 'reconnects', 'keeps-reports'],
  async play(rig) {
    await rig.startAndConnect();
    await withholdAcknowledgements(rig);
  },
});

/** Acknowledges no report, cuts the connection, and waits for the reports to come again. */
export async function withholdAcknowledgements(rig: Rig): Promise<void> {
  await comesBack(rig);
  await rig.stage('unacknowledged', async () => {
    const { tap, connection } = rig.session;
    tap.faults.hold = (packet) => packet.type === 'PUBACK';
    rig.askForReport();
    const after = rig.now;
    let others = 0;
    const isEnough = (entry: Entry) => {
      if (isElsewhere(entry) || (isData(entry) && !isUnacknowledged(entry))) others += 1;
      return others >= enoughOthers || isUnacknowledged(entry);
    };
    const report = await rig.awaits('reportMs', isEnough, { after });
    if (!report || !isUnacknowledged(report)) return false;
    // A device that goes on regardless has several to send again.
    await rig.untilCount((entry) => entry.seq > after && isUnacknowledged(entry), withheld, withheldMs);
    const cutAt = rig.now;
    const payloads = rig.journal.entries.flatMap((entry) =>
      entry.seq > after && isData(entry) && isUnacknowledged(entry) ? [entry.payload] : [],
    );
    tap.cut('the connection is cut before PUBACK');
    const again = (entry: Entry) =>
      isData(entry) && payloads.some((payload) => Buffer.compare(entry.payload, payload) === 0);
    // One that is connected twice need not come back. The session of the connection that was cut may end a moment later.
    const session = rig.platform.broker.sessionOf(rig.deviceId);
    const isAway = session === undefined || session.connection === connection;
    const back = isAway ? await rig.awaits('reconnectMs', isOnline, { after: cutAt }) : undefined;
    if (isAway && !back) return true;
    // It may have to wait for its own time to report: that has come when it has reported anything. What it sends again by a timer
    // may take as long once more.
    const { reportMs, reconnectMs } = rig.options.waits;
    const dueMs = Math.min(reportMs, reconnectMs);
    if (!(await rig.untilSoon(isData, { after: back?.seq ?? cutAt, ms: dueMs, soonMs }))) return true;
    for (let count = 1; count <= payloads.length; count += 1) {
      const ms = count === 1 ? dueMs : restMs;
      if (!(await rig.untilSoon(nth(again, count), { after: cutAt, ms, soonMs }))) break;
    }
    return true;
  });
}

function isOnline({ type }: Entry): boolean {
  return type === 'device-online';
}

/** A report or an answer: what else a device says, at the beginning of a connection, is not what is waited for. */
function isData(entry: Entry): entry is Entry<'published'> {
  return entry.type === 'published' && entry.purpose === 'data' && !dialectOf(entry).isAside(entry);
}

/** A report on a topic that the platform takes none on. */
function isElsewhere(entry: Entry): boolean {
  return entry.type === 'published' && isMeantAsReport(entry);
}

function isUnacknowledged(entry: Entry): boolean {
  return isData(entry) && entry.qos === 1;
}

export const forbiddenPacket = defineScenario({
  name: 'forbidden-packet',
  patient: true,
  title: 'the platform sends packets that MQTT forbids',
  needs: ['reconnects', 'requests'],
  async play(rig) {
    await rig.startAndConnect();
    await rig.commands.warmUp();
    // One that never comes back, or is deaf when it is, shows nothing here.
    if (!(await comesBackAfterCut(rig)) || !(await answersAgain(rig))) return;
    const { restartable } = rig.options.device;
    for (const [bytes, what] of forbidden) {
      // What becomes of a device after its second loss, or its third, says nothing of these bytes.
      if (restartable) await rig.commands.recovery.startAfresh({ unlessItWakes: false });
      if (!(await sendForbidden(rig, bytes, what)) && !restartable) await rig.commands.startAfresh();
    }
  },
});

/** Does it answer when it has come back? It may have lost the first command. */
async function answersAgain({ commands }: Rig): Promise<boolean> {
  const first = commands.next;
  const outcome = await commands.send(first, { mayBeSilent: true });
  if (outcome.outcome !== 'timed-out') return outcome.outcome === 'answered';
  const again = await commands.send({ ...first, again: outcome.key }, { mayBeSilent: true });
  return again.outcome === 'answered';
}

/** Sends bytes that MQTT forbids, and gives the device its time to answer again. */
export async function sendForbidden(rig: Rig, bytes: Uint8Array, what: string): Promise<boolean> {
  let answers = false;
  await comesBack(rig);
  await rig.stage('forbidden-packet', async () => {
    rig.session.tap.sendBytes(bytes, what);
    answers = await recovers(rig);
  });
  return answers;
}

export const forbidden: readonly (readonly [Uint8Array, string])[] = [
  [Uint8Array.of(0x00, 0x00), 'packet type 0'],
  [Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0x01), 'a remaining length of five bytes'],
];
