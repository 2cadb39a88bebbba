/**
 * What every test is given: the site, host pages, the widget as a visitor sees it, and three watchmen.
 * A test fails on a console message or page error that it did not announce, on a request to another
 * origin, and on a request for a file that is not there.
 */
import { type ConsoleMessage, expect, type Page, test as base } from '@playwright/test';
import { type Host, publish } from './pages/host';
import { isBuilt, Site } from './server';
import { Widget } from './widget';

/** What the console said. */
export class Said {
  private readonly texts: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(page: Page) {
    page.on('console', (message: ConsoleMessage) => this.texts.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.texts.push(`page error: ${error.message}`));
  }

  /** Waits for a message and takes it from the list, so that each is announced as often as it is said. */
  async expect(pattern: RegExp) {
    await expect.poll(() => this.texts.some((text) => pattern.test(text)), { message: `a console message like ${pattern}; there are: ${this.texts.join('\n') || 'none'}` }).toBe(true);
    this.texts.splice(this.texts.findIndex((text) => pattern.test(text)), 1);
  }

  /** Messages that may be there: the browser's own, whose number and words are its affair. */
  allow(pattern: RegExp) {
    this.allowed.push(pattern);
  }

  /** What was said and not announced. */
  rest(): string[] {
    return this.texts.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

/** The requests of the page, as paths; those to the other origin as whole addresses. */
export class Asked {
  private readonly urls: string[] = [];
  private readonly allowed: string[] = [];

  constructor(
    page: Page,
    private readonly site: Site,
  ) {
    page.on('request', (request) => this.urls.push(request.url()));
  }

  /** Everything but the page itself, in the order of asking. */
  paths(): string[] {
    return this.urls.map((url) => url.replace(this.site.origin, '')).filter((path) => path !== '/page.html');
  }

  /** Whether the widget's own files were asked for. */
  forApp(): boolean {
    return this.urls.some((url) => url.includes('askwell-app'));
  }

  /** Addresses that begin so are no strangers. */
  allow(start: string) {
    this.allowed.push(start);
  }

  strangers(): string[] {
    const known = [...this.allowed, this.site.origin, this.site.foreign, ...this.site.receivers, 'data:', 'blob:', 'file:'];
    return this.urls.filter((url) => !known.some((start) => url.startsWith(start)));
  }
}

interface Fixtures {
  /** Puts a host page on the site and gives its address. */
  host: (host?: Host) => string;
  widget: Widget;
  said: Said;
  asked: Asked;
  /** Paths that the test takes away on purpose. */
  mayMiss: string[];
  /** Fails where the page has stored anything. */
  noStorage: () => Promise<void>;
}

export const test = base.extend<Fixtures, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await Site.start();
      await use(site);
      site.stop();
    },
    { scope: 'worker' },
  ],

  host: async ({ site }, use) => {
    site.reset();
    await use((host) => publish(site, host));
  },

  said: [
    async ({ page }, use) => {
      const said = new Said(page);
      await use(said);
      expect(said.rest(), 'console messages that the test did not announce').toEqual([]);
    },
    { auto: true },
  ],

  asked: [
    async ({ page, site, mayMiss }, use) => {
      const asked = new Asked(page, site);
      await use(asked);
      expect(asked.strangers(), 'requests to other origins').toEqual([]);
      expect(site.missing.filter((path) => !mayMiss.includes(path)), 'requests for files that are not there').toEqual([]);
    },
    { auto: true },
  ],

  mayMiss: async ({}, use) => use([]),

  widget: async ({ page }, use) => use(new Widget(page)),

  noStorage: async ({ page, context }, use) => {
    await use(async () => {
      const stored = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map((database) => database.name),
        caches: await caches.keys(),
      }));
      expect({ ...stored, cookies: await context.cookies() }).toEqual({ local: [], session: [], databases: [], caches: [], cookies: [] });
    });
  },
});

/** For tests of the real widget: skipped where none was built. */
export function needsWidget() {
  test.skip(!isBuilt, 'no widget is built: run `cargo xtask dist`');
}

export { expect };
