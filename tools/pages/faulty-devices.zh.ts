import type { Phrase } from '../../mock-platform/language/phrase-book.ts';
import { commandFaults } from './faulty-devices/command.zh.ts';
import { loginFaults } from './faulty-devices/login.zh.ts';
import { propertyFaults } from './faulty-devices/property.zh.ts';
import { reportFaults } from './faulty-devices/report.zh.ts';
import { sessionFaults } from './faulty-devices/session.zh.ts';
import { topicFaults } from './faulty-devices/topic.zh.ts';
import { wireFaults } from './faulty-devices/wire.zh.ts';

/** What the devices of the pages' examples do, in Chinese. */
export const faultyDevices: readonly Phrase[] = [
  ...loginFaults,
  ...topicFaults,
  ...reportFaults,
  ...commandFaults,
  ...propertyFaults,
  ...sessionFaults,
  ...wireFaults,
];
