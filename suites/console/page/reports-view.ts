import type { Report } from './answers.ts';
import { ask } from './api.ts';
import { copyable } from './copy.ts';
import { el, fill } from './dom.ts';
import { tell, word } from './texts.ts';

/** The latest conformance reports, and the command that runs them again. */
export class ReportsView {
  readonly #box = el('div', {});

  get parts(): HTMLElement[] {
    const reload = el('button', { type: 'button', onclick: () => this.show() }, tell('reports.reload'));
    return [el('h2', {}, tell('reports.title')), this.#box, el('p', { class: 'actions' }, reload)];
  }

  async show(): Promise<void> {
    const reports = await ask<Report[]>('/reports');
    const none = [el('p', {}, tell('reports.none')), copyable(tell('reports.first'))];
    fill(this.#box, reports.length > 0 ? reports.map(article) : none);
  }
}

function article({
  folder,
  time,
  verdict,
  generation,
  seed,
  durationMs,
  counts,
  device,
  failing,
  command,
}: Report): HTMLElement {
  const facts = { generation, seed, seconds: (durationMs / 1000).toFixed(1), time };
  const present = Object.entries(counts).filter(([, count]) => count > 0);
  return el(
    'article',
    { class: `card run ${verdict}` },
    el('h3', {}, word('verdict', verdict)),
    el('p', { class: 'mono' }, folder),
    el('p', {}, tell('reports.device', { command: device.join(' ') })),
    el('p', { class: 'small' }, tell('reports.facts', facts)),
    el(
      'ul',
      { class: 'counts' },
      present.map(([verdict, count]) =>
        el('li', { class: verdict }, tell('reports.counts', { verdict: word('verdict', verdict), count })),
      ),
    ),
    failing.length > 0 && el('h4', {}, tell('reports.failing')),
    el(
      'ul',
      {},
      failing.map(({ id, sentence }) => el('li', {}, el('strong', {}, id), ` ${sentence}`)),
    ),
    el('p', { class: 'small' }, tell('reports.command')),
    copyable(command),
  );
}
