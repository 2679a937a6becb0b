type Send = <T>(method: string, params?: object) => Promise<T>;
/** Resolves with the next event of that name. */
type Next = (event: string) => Promise<void>;

const keys: Readonly<Record<string, { code: string; windowsVirtualKeyCode: number; text?: string }>> = {
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  ' ': { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  ArrowDown: { code: 'ArrowDown', windowsVirtualKeyCode: 40 },
};

/** One page in a browser, used as a person would: by mouse and keyboard. */
export class Tab {
  readonly #send: Send;
  readonly #next: Next;

  constructor(send: Send, next: Next) {
    this.#send = send;
    this.#next = next;
  }

  async goTo(url: string, { width, height } = { width: 1280, height: 900 }): Promise<void> {
    await this.#send('Page.enable');
    await this.resize(width, height);
    await this.#send('Page.navigate', { url });
    await this.#complete();
  }

  /** Does what makes the page leave for another one, and waits until that is loaded. What waits in a page that is left fails. */
  async leave(act: () => Promise<unknown>): Promise<void> {
    const left = this.#next('Page.frameNavigated');
    await act();
    await left;
    await this.#complete();
  }

  /** The last script of the page has run when the document is complete. */
  async #complete(): Promise<void> {
    await this.evaluate(
      `new Promise((resolve) => document.readyState === 'complete' ? resolve() : addEventListener('load', resolve))`,
    );
  }

  async resize(width: number, height = 900): Promise<void> {
    await this.#send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** The value of an expression in the page, as JSON can hold it; promises are waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#send<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the page threw');
    return result.value;
  }

  /** Presses the mouse in the middle of the first element that matches. */
  async click(selector: string): Promise<void> {
    const { x, y } = await this.evaluate<{ x: number; y: number }>(`{
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      ({ x: x + width / 2, y: y + height / 2 });
    }`);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.#send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  async press(key: string): Promise<void> {
    for (const type of ['keyDown', 'keyUp']) await this.#send('Input.dispatchKeyEvent', { type, key, ...keys[key] });
  }

  async type(text: string): Promise<void> {
    await this.#send('Input.insertText', { text });
  }

  /** What the user prefers, such as `prefers-color-scheme: dark`; `print` shows the page as it is printed. */
  async prefer(features: Readonly<Record<string, string>>, media: 'screen' | 'print' = 'screen'): Promise<void> {
    const list = Object.entries(features).map(([name, value]) => ({ name, value }));
    await this.#send('Emulation.setEmulatedMedia', { media, features: list });
  }

  /** The language that the browser asks pages for. It is heeded by the next page. */
  async readIn(acceptLanguage: string): Promise<void> {
    const userAgent = await this.evaluate<string>('navigator.userAgent');
    await this.#send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage });
  }

  /** Roles and names, as a screen reader meets them. */
  async accessible(): Promise<{ role: string; name: string }[]> {
    type Node = { ignored: boolean; role?: { value: string }; name?: { value: string } };
    const { nodes } = await this.#send<{ nodes: Node[] }>('Accessibility.getFullAXTree');
    return nodes.flatMap(({ ignored, role, name }) =>
      ignored ? [] : [{ role: role?.value ?? '', name: name?.value ?? '' }],
    );
  }

  /** A picture of the page, from its top down to `height` pixels. */
  async picture(height?: number): Promise<Buffer> {
    const { cssContentSize } = await this.#send<{ cssContentSize: { width: number; height: number } }>(
      'Page.getLayoutMetrics',
    );
    const clip = {
      x: 0,
      y: 0,
      width: cssContentSize.width,
      height: Math.min(height ?? Number.POSITIVE_INFINITY, cssContentSize.height),
      scale: 1,
    };
    const { data } = await this.#send<{ data: string }>('Page.captureScreenshot', {
      captureBeyondViewport: true,
      clip,
    });
    return Buffer.from(data, 'base64');
  }
}
