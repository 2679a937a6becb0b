import { z } from 'zod';
import { count } from './count.ts';

const payload = z
  .object({
    encoding: z.enum(['utf-8', 'hex']),
    text: z.string().describe('Secrets masked; at most the first 2048 bytes.'),
    bytes: count.describe('Length of the whole.'),
  })
  .meta({ id: 'Payload' });

/** A row of what shows it. */
export const traceRow = z
  .object({
    t: z.number().describe('Milliseconds since the scenario began.'),
    from: z.enum(['device', 'platform', 'harness']),
    packet: z.string().describe('MQTT packet name, or what else happened: open, TLS, close, bytes, exit, stage …'),
    summary: z.string().describe('What it carried, abbreviated, secrets masked.'),
    connection: z.int().exactOptional().describe('Connections of a scenario are numbered from 1.'),
    offending: z.literal(true).exactOptional().describe('The row that breaks the rule.'),
    manner: z
      .string()
      .exactOptional()
      .describe('How it was sent, if in pieces or together with others; `summary` begins with it.'),
    topic: z.string().exactOptional().describe('In full; `summary` abbreviates it.'),
    payload: payload
      .exactOptional()
      .describe('What the message carried; of a packet without a payload, and of what is not a packet, its bytes.'),
  })
  .meta({ id: 'TraceRow' });

const outputLine = z
  .object({
    t: z.number().describe('Milliseconds since the scenario began, on the clock of the trace.'),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
  })
  .meta({ id: 'OutputLine' });

const counterexample = z
  .object({
    steps: z.array(
      z.object({
        text: z.string().describe('The step in words.'),
        step: z.unknown().describe('The step itself, as `replay` plays it.'),
      }),
    ),
    closing: z
      .string()
      .exactOptional()
      .describe(
        'What the suite sent after the steps, as it always does, and what showed the mistake; `replay` adds it itself.',
      ),
    minimal: z
      .boolean()
      .describe('No simpler sequence shows it; false when the time for shrinking was over before that.'),
    note: z.string().exactOptional().describe('What else there is to know, such as why it was not shrunk.'),
  })
  .describe('The shortest sequence found that shows it, from the start of a fresh device.')
  .meta({ id: 'Counterexample' });

/** How a rule was broken once: what was expected, what came, and what shows it. */
export const violation = z
  .object({
    scenario: z.string(),
    message: z.string().describe('One sentence about this device: what it did.'),
    expected: z.string(),
    actual: z.string(),
    nearMiss: z.string().exactOptional().describe('What the wrong value looks like, where that can be told.'),
    flaky: z.literal(true).exactOptional().describe('Did not repeat alone on a fresh device.'),
    counterexample: counterexample.exactOptional(),
    replay: z.string().describe('Token that runs just this again.'),
    trace: z.array(traceRow),
    output: z.array(outputLine).exactOptional().describe('What the device printed about the time of the trace.'),
    repeatTrace: z.array(traceRow).exactOptional().describe('The same moment of the run that did not show it again.'),
  })
  .meta({ id: 'Violation' });
