import type { CommandRequest } from '../../../mock-platform/commands/command-sender.ts';
import type { JsonForm } from '../../arbitraries/json-form.ts';
import { describeRequestForm, fittingRequestForm, type RequestBody, writeRequest } from '../../arbitraries/v2/forms.ts';

/** How a request is written in a form, or in the nearest plainer one of at most `maxBytes`. */
export function writtenAs(
  form: JsonForm,
  { words, maxBytes = Number.MAX_SAFE_INTEGER }: { readonly words?: string; readonly maxBytes?: number } = {},
): NonNullable<CommandRequest['write']> {
  const bytes = (given: object) => {
    const body = given as RequestBody;
    return writeRequest(body, fittingRequestForm(body, form, maxBytes));
  };
  return { form: words ?? describeRequestForm(form, ['paras', 'service_id', 'command_name']), bytes };
}
