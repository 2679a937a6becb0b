import { colours } from './colours.ts';
import { diagrams } from './diagrams.ts';
import { failures } from './failures.ts';
import { masthead } from './masthead.ts';
import { page } from './page.ts';
import { print } from './print.ts';
import { tables } from './tables.ts';

/** The style sheet of the page. */
export const style: string = [colours, page, masthead, failures, diagrams, tables, print].join('');
