import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import { jsonBytes } from '../json-bytes.ts';
import type { RequestBody } from './forms.ts';

type Asked = Pick<CommandRequest, 'serviceId' | 'cmd' | 'paras' | 'v2'>;

/** The body of a request as the platform writes it, its members in the platform's order. */
export function bodyOf({ serviceId, cmd, paras = {}, v2 }: Asked): RequestBody {
  return (v2?.family ?? 'command') === 'command' ? { paras, service_id: serviceId, command_name: cmd } : paras;
}

/** Bytes of a request in its plain form, or as it is to be written. Its request_id is in the topic. */
export function requestBytes({ write, ...asked }: Asked & Pick<CommandRequest, 'write'>): number {
  const body = bodyOf(asked);
  return write ? write.bytes(body as never).length : jsonBytes(body);
}
