import type { Prose } from './prose.ts';

/** What the pages of both generations say alike of commands, by the rule's number. */
export const ofRequests = {
  'CMD-06': {
    why: 'Applications read results by the names and types of the response model. Others are lost, or break the program that reads them.',
  },
  'CMD-09': {
    why: 'A device that carries out a value outside the model can do damage. If it quietly limits the value and reports success, the application gets a wrong picture.',
  },
  'CMD-11': {
    why: 'One day the device will get nonsense: from a test, a faulty application, or a cut-off message. If it then crashes or stops reading, a person must go there.',
    look: 'An exception that ends the receiving thread, a NULL from the parser or from a missing member that is used, a state "busy" that is never left, recursion without a bound.',
  },
  'CMD-15': {
    look: 'A hand-written reader that expects a packet identifier in every PUBLISH (QoS 0 has none), or a filter on the QoS in the message handler.',
  },
  'CMD-16': {
    why: "A command that does not fit the buffer is lost, or is cut and misread. Then the command with the long text fails at the customer's site.",
  },
  'CMD-17': {
    why: 'If a PUBACK is lost, the same command comes again, with DUP. A toggle, a counter or a dose is then carried out twice.',
  },
  'CMD-18': {
    why: 'A device that stops reporting while it handles commands leaves a gap in its data exactly when people look at it.',
    look: 'Reports and commands in one loop that waits for the slower one, a timer that every command restarts, a lock held during the action.',
  },
  'CMD-20': {
    why: 'A command that could not be read was not carried out. Reporting success for it leaves the application with a wrong picture of the device.',
  },
} as const satisfies Readonly<Record<string, Partial<Prose>>>;
