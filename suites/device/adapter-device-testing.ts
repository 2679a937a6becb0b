import { onTestFinished } from 'vitest';
import { type AdapterDeviceOptions, adapterDevice } from './adapter-device.ts';

/** For tests: answers what it can. */
export const hello = `hello: (id) => say({ id, protocol: 1, capabilities: { report: true, reset: true } })`;

/** For tests: answers everything at once, and logs it. */
export const willing = `${hello}, start: (id) => say({ id }), stop: (id) => say({ id }), report: (id) => say({ id }), reset: (id) => say({ id })`;

/** For tests: an adapter whose answers are these functions of the request's id and members. */
export function adapter(answers: string, options: Partial<AdapterDeviceOptions> = {}) {
  return started(answers, 'console.error', options);
}

/** For tests: one that prints nothing but what its answers print. */
export function quietAdapter(answers: string) {
  return started(answers, '(() => {})', {});
}

function started(answers: string, log: string, options: Partial<AdapterDeviceOptions>) {
  const script = `
    const say = (answer) => console.log(JSON.stringify(answer));
    const log = ${log};
    const answers = { ${answers} };
    log('process', process.pid);
    require('node:readline').createInterface({ input: process.stdin })
      .on('line', (line) => {
        const { id, request, ...members } = JSON.parse(line);
        log(request, JSON.stringify(members));
        answers[request]?.(id, members);
      })
      .on('close', () => log('finished'));`;
  const device = adapterDevice({ command: [process.execPath, '-e', script], ...options });
  onTestFinished(() => device.close?.());
  return device;
}

/** For tests: the lines that it printed. */
export const texts = (device: { readonly output: readonly { readonly text: string }[] }) =>
  device.output.map(({ text }) => text);
