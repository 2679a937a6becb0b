import { codings } from './own.ts';
import { topicsOf } from './topics.ts';

/** For tests: how messages name their kind. */
export const kinds = { report: 'deviceReq', command: 'cloudReq', response: 'deviceRsp' } as const;

/** For tests: a report of these services. */
export const reportMessage = (...data: readonly unknown[]) => ({ msgType: kinds.report, data });

/** For tests: an answer under this mid. */
export const responseText = (mid: number, errcode = 0) => JSON.stringify({ msgType: kinds.response, mid, errcode });

/** For tests: a command with these members. */
export const commandMessage = <T extends object>(members: T) => ({ msgType: kinds.command, ...members });

/** For tests: a command as the platform writes it, with the longest mid. */
export const fullestCommand = (content: object) => ({ ...commandMessage(content), mid: 65_535, hasMore: 0 });

/** For tests: is a command as short as it may be, without the member that is always 0? */
export const isShortest = (text: string) => !text.includes('"hasMore"');

/** For tests: what entries have of their own in the two codec modes. */
export const { json: inJson, binary: inBinary } = codings;

/** For tests: the topics of a device, in JSON mode. */
export const dataTopicOf = (deviceId: string) => topicsOf(deviceId).data.json;
export const commandTopicOf = (deviceId: string) => topicsOf(deviceId).command.json;
