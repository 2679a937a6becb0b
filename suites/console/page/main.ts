import type { BrokenRules, Overview } from './answers.ts';
import { ask } from './api.ts';
import { DeviceView } from './device-view.ts';
import { DevicesView } from './devices-view.ts';
import { byId, el, fill } from './dom.ts';
import { lang, otherName, otherTag, speakOther, tag } from './language.ts';
import { MessagesView } from './messages-view.ts';
import { PlatformView } from './platform-view.ts';
import { ReportsView } from './reports-view.ts';
import { learnPhrases } from './retold.ts';
import { RowStore } from './row-store.ts';
import { type Entry, wanted } from './rows.ts';
import { Tabs } from './tabs.ts';
import { speakAs, tell } from './texts.ts';

/** How often the state of devices is asked for, in milliseconds. */
const every = 1000;

if (lang === 'zh') {
  const [{ zh }] = await Promise.all([import('./texts/zh.ts'), learnPhrases()]);
  speakAs(zh);
}
const store = new RowStore();
const devices = new DevicesView({ choose, ask: () => void refresh() });
const messages = new MessagesView(store, (deviceId) => devices.nameOf(deviceId));
const device = new DeviceView();
const platform = new PlatformView();
const reports = new ReportsView();
const tabs = new Tabs(tell('page.parts'), [
  { id: 'messages', name: tell('tab.messages'), parts: messages.parts },
  { id: 'device', name: tell('tab.device'), parts: device.parts },
  {
    id: 'platform',
    name: tell('tab.platform'),
    parts: platform.parts,
    shown: () => void platform.show(devices.chosen),
  },
  { id: 'reports', name: tell('tab.reports'), parts: reports.parts, shown: () => void reports.show() },
]);
let latest: Overview | undefined;
let brokenVersion = 0;

document.documentElement.lang = tag;
document.title = tell('page.title');
const live = el('span', { id: 'live', role: 'status' }, tell('state.connecting'));
const facts = el('span', { id: 'facts' });

fill(
  document.body,
  el('a', { class: 'skip', href: '#work' }, tell('page.skip')),
  el(
    'header',
    { class: 'top' },
    el('p', { class: 'product' }, 'huawei-iot-conformance'),
    el('h1', {}, tell('page.name')),
    live,
    facts,
    el('button', { type: 'button', id: 'language', lang: otherTag, onclick: speakOther }, otherName),
  ),
  el(
    'div',
    { class: 'grid' },
    el(
      'section',
      { id: 'devices', 'aria-labelledby': 'devices-title', oncleared: () => choose('') },
      el('h2', { id: 'devices-title' }, tell('devices.title')),
      devices.parts,
    ),
    el('main', { id: 'work' }, tabs.list, tabs.panels),
  ),
);

function choose(deviceId: string): void {
  devices.choose(deviceId);
  messages.ofDevice(deviceId);
  device.choose(devices.row, latest?.requests ?? false).then(showDevice, () => {});
}

function showDevice(): void {
  device.show(devices.row, store.broken);
}

async function refresh(): Promise<void> {
  try {
    const overview = await ask<Overview>(`/overview?${devices.query}`);
    // Numbers of the journal begin again with each life of the process.
    if (latest && latest.life !== overview.life) return location.reload();
    latest = overview;
    if (overview.brokenVersion > brokenVersion) {
      const { version, rules } = await ask<BrokenRules>(`/broken-rules?after=${brokenVersion}`);
      brokenVersion = version;
      store.learn(rules);
      messages.showSoon();
    }
    devices.show(overview);
    showDevice();
    const { online, devices: all, judged, faults } = overview;
    fill(
      facts,
      el('span', {}, tell('state.online', { online, devices: all })),
      faults && el('span', { class: 'warn' }, tell('state.faults')),
      !judged && el('span', { class: 'warn' }, tell('state.notJudged')),
    );
  } catch {
    // The stream says so.
  }
}

async function refreshForEver(): Promise<void> {
  if (!document.hidden) await refresh();
  setTimeout(refreshForEver, every);
}

function isLive(yes: boolean): void {
  live.className = yes ? 'pass' : 'fail';
  fill(live, tell(yes ? 'state.live' : 'state.lost'));
}

function follow(after: number): void {
  const source = new EventSource(`/__admin/events?kind=${wanted.join(',')}&after=${after}`);
  let last = after;
  source.onopen = () => isLive(true);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const entry = JSON.parse(data) as Entry;
    last = entry.seq;
    store.see(entry);
    messages.showSoon();
  };
  source.addEventListener('missed', ({ data }: MessageEvent<string>) => {
    const { from, to } = JSON.parse(data) as { readonly from: number; readonly to: number };
    store.missed += to - from + 1;
    messages.showSoon();
  });
  source.onerror = () => {
    isLive(false);
    // It comes back by itself, unless it was refused.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(last), every);
  };
}

messages.show();
follow(0);
void refreshForEver();
// For whoever looks into the page: what is kept, and how it is shown.
byId('work').dataset.ready = 'true';
