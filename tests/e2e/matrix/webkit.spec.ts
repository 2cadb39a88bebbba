/**
 * The matrix in WebKit, by WebDriver: WebKitGTK's MiniBrowser on a screen that nobody sees (Debian: webkit2gtk-driver,
 * xvfb). Without them these tests are skipped.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { needsWidget } from '../fixtures';
import { Site } from '../server';
import { Results, table } from './results';
import { ROWS } from './rows';
import { lay, visit, type Visitor } from './visit';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/xvfb-run';
const binary = ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`).find(existsSync);
const KEYS = { Enter: '\uE007', Escape: '\uE00C' };

needsWidget();
base.skip(process.env.ASKWELL_BROWSERS !== 'all', 'other browsers than Chromium run with ASKWELL_BROWSERS=all');
base.skip(!binary || ![DRIVER, SCREEN].every(existsSync), 'there is no WebKitWebDriver, MiniBrowser or xvfb-run');
// One browser for all.
base.describe.configure({ mode: 'default' });

/** A session of WebDriver: commands go as JSON over HTTP. */
class Session {
  private constructor(
    private readonly driver: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(port: number): Promise<Session> {
    const driver = spawn(SCREEN, ['-a', DRIVER, `--port=${port}`], { detached: true, stdio: 'ignore' });
    const sessions = `http://127.0.0.1:${port}/session`;
    const options = { binary, args: ['--automation'] };
    for (let tries = 0; ; tries++) {
      await new Promise((done) => setTimeout(done, 500));
      const answer = await command<{ sessionId: string }>(sessions, { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } }).catch((error: unknown) => {
        if (tries > 60) throw error;
      });
      if (answer) return new Session(driver, `${sessions}/${answer.sessionId}`);
    }
  }

  async stop() {
    await fetch(this.url, { method: 'DELETE' }).catch(() => {});
    // xvfb-run, its screen and the driver are one group.
    if (this.driver.pid) process.kill(-this.driver.pid);
  }

  send<T>(name: string, body: object): Promise<T> {
    return command<T>(`${this.url}/${name}`, body);
  }
}

async function command<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

function visitor(session: Session, isFramed: boolean): Visitor {
  const evaluate = <T>(expression: string) => session.send<T>('execute/sync', { script: `return ${expression}`, args: [] });
  const act = (type: string, actions: object[]) => session.send('actions', { actions: [{ type, id: type, actions }] });
  const stroke = (key: string) => [
    { type: 'keyDown', value: key },
    { type: 'keyUp', value: key },
  ];
  const enter = async () => {
    await session.send('frame', { id: null });
    if (isFramed) await session.send('frame', { id: 0 });
  };
  return {
    goto: async (url) => {
      await session.send('frame', { id: null }).catch(() => {});
      await session.send('url', { url });
      await enter();
    },
    run: evaluate,
    click: (x, y) => act('pointer', [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]),
    type: (text) => act('key', [...text].flatMap(stroke)),
    press: (key) => act('key', stroke(KEYS[key])),
  };
}

const test = base.extend<{ site: Site }, { session: Session }>({
  // An origin for each row, since they share what the browser stores.
  site: async ({}, use) => {
    const site = await Site.start();
    await use(site);
    site.stop();
  },
  session: [
    async ({}, use, { workerIndex }) => {
      const session = await Session.start(4700 + workerIndex);
      await session.send('window/rect', { width: 1280, height: 800 }).catch(() => {});
      await use(session);
      await session.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const results = new Results('WebKit');

for (const row of ROWS) {
  test(`${row.page}: ${row.gets}`, async ({ session, site }) => {
    const { url, clear } = lay(row, site);
    await results.of(row, () => visit(visitor(session, !!row.sandbox), row, url)).finally(clear);
  });
}

test.afterAll(() => console.log(table()));
