import path from 'node:path';
import {
  c,
  cpp,
  cV2,
  python,
  pythonAdapter,
  pythonV2,
  shell,
  typescriptV2,
} from '../../../fixtures/clients/programs.ts';
import { adapterDevice } from '../../../suites/device/adapter-device.ts';
import { commandDevice } from '../../../suites/device/command-device.ts';
import type { DeviceUnderTest } from '../../../suites/device/device.ts';
import type { TrialDevice } from '../trial-run.ts';

/** For tests: a client in another language, and what it may be warned about. */
export interface ClientTrial {
  readonly name: string;
  /** Of the interface that it speaks. Default: 1. */
  readonly generation?: 2;
  /** Makes the device. @throws Error where the machine cannot run it */
  readonly device: () => DeviceUnderTest;
  readonly capabilities: NonNullable<TrialDevice['capabilities']>;
  readonly warns: readonly string[];
  /** May warn or not. */
  readonly byChance?: readonly string[];
}

const cwd = path.join(import.meta.dirname, '../../..');

/** What answering everything with success, and `{"result":0}`, breaks. */
const alwaysSuccess = ['V1-CMD-06', 'V1-CMD-08', 'V1-CMD-09', 'V1-CMD-17', 'V1-CMD-20'];
/** paho forgets its back-off with each connection that succeeds, so it comes back after a second each time. */
const takesBack = 'V1-SESSION-07';
const looksAtNoCertificate = ['V1-TLS-02', 'V1-TLS-03', 'V1-TLS-04'];
/** They know one command, do not look at its parameters, and libpaho passes over a packet of type 0. */
const inC = ['V1-CMD-09', 'V1-CMD-17', 'V1-STREAM-04'];
/** libpaho and MQTT.js do. */
const passesOverType0 = 'V2-STREAM-04';
/** The client takes the local hour for its stamp. */
const localTime = new Date().getTimezoneOffset() === 0 ? [] : ['V1-CONN-07'];

const present = (command: readonly string[] | undefined) => {
  if (!command) throw new Error('its compiler, interpreter or library is missing: see .ci/run for the packages');
  return command;
};
const onCommand = (command: readonly string[] | undefined) => () => commandDevice({ command: present(command), cwd });

export const clientTrials: readonly ClientTrial[] = [
  {
    name: 'Python on paho-mqtt',
    device: onCommand(python),
    capabilities: {},
    warns: [...localTime, ...looksAtNoCertificate, ...alwaysSuccess, takesBack],
  },
  {
    name: 'Python on paho-mqtt, behind an adapter',
    device: () => adapterDevice({ command: present(pythonAdapter), cwd }),
    capabilities: { reports: 'driven' },
    warns: [...alwaysSuccess, takesBack],
  },
  { name: 'C on paho-mqtt', device: onCommand(c), capabilities: {}, warns: [...inC, takesBack] },
  { name: 'C++ on paho-mqtt', device: onCommand(cpp), capabilities: {}, warns: [...inC, takesBack] },
  {
    name: 'shell on mosquitto_pub',
    device: onCommand(shell),
    capabilities: { commands: false },
    warns: [],
    // Whether mosquitto_pub comes back by itself, after a second each time, or gives up, so that the script decides, is chance.
    byChance: [takesBack],
  },
  {
    name: 'generation 2: Python on paho-mqtt',
    generation: 2,
    device: onCommand(pythonV2),
    capabilities: {},
    warns: [],
  },
  {
    name: 'generation 2: C on paho-mqtt',
    generation: 2,
    device: onCommand(cV2),
    capabilities: {},
    warns: [passesOverType0],
  },
  {
    name: 'generation 2: TypeScript on MQTT.js',
    generation: 2,
    device: onCommand(typescriptV2),
    capabilities: {},
    warns: [passesOverType0],
  },
];
