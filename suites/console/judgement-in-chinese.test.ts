import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConsoleStage, isMissing, ofChromium } from './testing/console-stage.ts';
import { press, rowOf, says, until } from './testing/in-page.ts';

/** Two English words in a row. */
const english = /[a-z]{3,} [a-z]{2,}/;
let it: ConsoleStage;

describe.skipIf(isMissing)(`what the kit thinks, in Chinese ${ofChromium}`, () => {
  beforeAll(async () => {
    it = await ConsoleStage.start(2);
    await it.tab.goTo(`${it.ready.url}/?lang=zh`);
    await until(it.tab, `document.querySelector('#work')?.dataset.ready === 'true'`);
  }, 60_000);
  afterAll(() => it?.stop());

  test('why a log-in is refused, and what it looks like', async () => {
    const { tab, mock } = it;
    const { deviceId } = await mock.registerDevice({ nodeId: 'pump' });
    const { clientId = '', password = '' } = await mock.loginOf(deviceId);
    const url = `mqtt://127.0.0.1:${it.ready.ports.tcp}`;
    const wrong = { clientId, username: clientId, password, reconnectPeriod: 0 };
    await expect(connectAsync(url, wrong)).rejects.toThrow();
    const refused = '[data-kind="login"]:has(.text)';
    await until(
      tab,
      `[...document.querySelectorAll('${refused}')].some((row) => /CONNACK 4，用户名：期望/.test(row.textContent))`,
    );
    await tab.evaluate(
      `[...document.querySelectorAll('${refused}')].find((row) => /CONNACK 4/.test(row.textContent)).querySelector('.line').click()`,
    );
    await until(tab, says('.panel', '疑似原因：写成了整个客户端ID。'));
    expect(await tab.evaluate<string>(`document.querySelector('.thinks').textContent`)).not.toMatch(english);
  });

  test('the rules that the chosen device breaks, beside it and at the message that shows it', async () => {
    const { tab } = it;
    const { client, deviceId } = await it.connect('valve');
    await client.publishAsync(`$oc/devices/${deviceId}/sys/properties/report`, '{"services":{}}', { qos: 1 });
    await client.endAsync();
    await press(tab, `[data-device="${deviceId}"]`);
    await tab.click('#tab-device');
    await until(tab, says('.brokenRules', '期望'));
    expect(await tab.evaluate<string>(`document.querySelector('.brokenRules').textContent`)).not.toMatch(english);
    await tab.click('#tab-messages');
    await press(tab, `${rowOf('report')} .line`);
    await until(tab, says(`${rowOf('report')} .panel`, '（MUST）：'));
    expect(await tab.evaluate<string>(`document.querySelector('.thinks').textContent`)).not.toMatch(english);
  });
});
