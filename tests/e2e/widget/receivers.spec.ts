/** The receivers of guided answers: addresses and handlers that hang, redirect, throw, or answer what nobody can use. */
import type { Locator } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { GET, QUESTION, begin, desk, handles, orderEntry, press, requestEntry } from '../pages/desk';
import type { File, Site } from '../server';

needsWidget();

test.describe('bad receivers: a way on, always', () => {
  const big = JSON.stringify({ number: 'FQ-10031', status: 'x'.repeat(5_000_000) });
  const json = { 'Content-Type': 'application/json' };
  const BAD: Record<string, [File, RegExp]> = {
    'redirects': [{ status: 302, headers: { Location: '/elsewhere.json' } }, /can't reach the service/],
    'answers HTML': [{ headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><script>document.title = "hacked"</script>' }, /Something went wrong/],
    'answers five megabytes': [{ headers: json, body: big }, /Something went wrong/],
    'answers without end': [{ headers: json, endless: '{"status":"' + 'x'.repeat(8_000) + '"},' }, /Something went wrong/],
    'answers half of it': [{ headers: json, body: '{"status": "shi' }, /Something went wrong/],
    'answers no UTF-8': [{ headers: json, body: Buffer.from([0x7b, 0x22, 0xff, 0xfe]) }, /Something went wrong/],
    'breaks off': [{ breaks: true }, /can't reach the service/],
    'finds nothing': [{ status: 404 }, /Nothing was found/],
    'refuses': [{ status: 422, headers: json, body: '{}' }, /not accepted/],
    'fails': [{ status: 500, body: 'Traceback (most recent call last)' }, /Something went wrong/],
  };

  /** The texts that may follow are all ways on. */
  const expectWayOn = async (task: Locator, why: RegExp) => {
    await expect(task).toContainText(why);
    await expect(task).toContainText('FQ-10031');
    for (const name of ['Try again', 'Cancel', 'Talk to our team']) await expect(task.page().locator('askwell-widget article').last().getByRole('button', { name, exact: true })).toHaveCount(1);
  };

  /** It answers so until it is mended: browsers ask again by themselves where a connection breaks off. */
  const bad = (site: Site, file: File) => {
    site.handle('/desk/', () => file);
    return () => site.handle('/desk/', () => ({ headers: json, body: '\ufeff{"number":"FQ-10031","status":"packed"}' }));
  };

  for (const [what, [file, why]] of Object.entries(BAD)) {
    test(`one that ${what}`, async ({ page, site, host, widget, said, asked }) => {
      said.allow(/Failed to load resource|net::ERR/);
      said.allow(/askwell/);
      await page.goto(host(desk([orderEntry(GET)])));
      const mend = bad(site, file);
      const task = await begin(widget, `${QUESTION} FQ-10031`);
      await expectWayOn(task, why);
      expect(asked.paths()).not.toContain('/elsewhere.json');
      mend();
      await press(task, 'Try again');
      await expect(task).toContainText('Order FQ-10031 is packed.');
      await expect(page).toHaveTitle('A shop');
    });
  }

  test('one that hangs: after fifteen seconds', async ({ page, site, host, widget, said }) => {
    said.allow(/Failed to load resource|net::ERR|askwell/);
    await page.clock.install();
    await page.goto(host(desk([orderEntry(GET)])));
    const mend = bad(site, { hangs: true });
    const task = await begin(widget, `${QUESTION} FQ-10031`);
    await expect(task).toHaveAttribute('aria-busy', 'true');
    await expect.poll(() => site.received.length).toBe(1);
    await page.clock.fastForward(15_000);
    await expectWayOn(task, /takes too long/);
    mend();
    await press(task, 'Try again');
    await expect(task).toContainText('Order FQ-10031 is packed.');
  });

  test('a late answer after "Cancel" changes nothing', async ({ page, host, widget }) => {
    await page.goto(host(desk([orderEntry({ call: 'late' })], { head: handles('late', '() => new Promise((done) => { window.done = done; })') })));
    const task = await begin(widget, `${QUESTION} FQ-10031`);
    await expect(task).toHaveAttribute('aria-busy', 'true');
    await press(task, 'Cancel');
    await page.evaluate("window.done({ number: 'FQ-10031', status: 'late' })");
    await expect(task).toContainText('Cancelled.');
    await expect(task).not.toContainText('late');
  });
});

test.describe('handlers of the page', () => {
  const HOSTILE: Record<string, [handler: string, RegExp]> = {
    'throws': ['() => { throw new Error("no database"); }', /the handler of "action:x" did not answer: it failed: no database/],
    'throws what is no error': ['() => { throw null; }', /"action:x" did not answer: it failed/],
    'rejects': ['async () => { await null; throw "not today"; }', /it failed: not today/],
    'gives a promise that bites': ['() => ({ get then() { throw new Error("then bites"); } })', /then bites/],
  };

  for (const [what, [handler, reason]] of Object.entries(HOSTILE)) {
    test(`one that ${what}`, async ({ page, host, widget, said }) => {
      await page.goto(host(desk([orderEntry({ call: 'x' })], { head: handles('x', handler) })));
      const task = await begin(widget, `${QUESTION} FQ-10031`);
      await expect(task).toContainText('Something went wrong');
      await said.expect(reason);
      await page.evaluate("Askwell('on', 'action:x', () => ({ number: 1, status: 'well' }))");
      await press(task, 'Try again');
      await expect(task).toContainText('Order 1 is well.');
    });
  }

  const STRANGE: Record<string, string> = {
    'rings': '() => { const ring = { number: "FQ-1", status: "fine" }; ring.ring = ring; return ring; }',
    'getters that throw': '() => ({ number: "FQ-1", status: "fine", get more() { throw new Error("no"); } })',
    'elements and functions': '() => ({ number: "FQ-1", status: "fine", page: document.body, act() {} })',
    'a million items': '() => ({ number: "FQ-1", status: "fine", list: Array(1e6).fill({}) })',
    'its own Askwell calls': '() => { Askwell("close"); Askwell("open"); return { number: "FQ-1", status: "fine" }; }',
  };

  for (const [what, handler] of Object.entries(STRANGE)) {
    test(`one that gives ${what}`, async ({ page, host, widget }) => {
      await page.goto(host(desk([orderEntry({ call: 'x' })], { head: handles('x', handler) })));
      const task = await begin(widget, `${QUESTION} FQ-10031`);
      await expect(task).toContainText('Order FQ-1 is fine.');
    });
  }

  test('nobody, and one that was taken away; strange calls are told of', async ({ page, host, widget, said }) => {
    await page.goto(host(desk([orderEntry({ call: 'x' })], { head: handles('x', "() => ({ number: 1, status: 'here' })") })));
    await widget.started();
    await page.evaluate("Askwell('off', 'action:x'), Askwell('off'), Askwell('on', 'x', () => 1), Askwell('on', 'action:x', 'no function')");
    await said.expect(/Askwell\("on", "action:x"\) takes a function/);
    const task = await begin(widget, `${QUESTION} FQ-10031`);
    await expect(task).toContainText('Something went wrong');
    await said.expect(/did not answer: there is none; write Askwell\('on', 'action:x'/);
  });

  test('one that never comes back: after thirty seconds', async ({ page, host, widget, said }) => {
    said.allow(/askwell/);
    await page.clock.install();
    await page.goto(host(desk([orderEntry({ call: 'x' })], { head: handles('x', '() => new Promise(() => { window.called = true; })') })));
    const task = await begin(widget, `${QUESTION} FQ-10031`);
    await expect.poll(() => page.evaluate('window.called')).toBe(true);
    await page.clock.fastForward(30_000);
    await expect(task).toContainText('takes too long');
  });
});

test('scripts in values and answers are text', async ({ page, host, widget }) => {
  const bad = '<img src=x onerror="document.title=1">[a](javascript:document.title=2)**b**';
  const entry = { ...requestEntry, action: { ...requestEntry.action, slots: [{ name: 'words', type: 'text', label: bad }], done: 'You wrote {words}. We say {reply}' } };
  await page.goto(host(desk([entry], { head: handles('repair', `() => ({ reply: ${JSON.stringify(bad)} })`) })));
  const task = await begin(widget, 'Book a repair');
  await expect(widget.field(task)).toHaveAccessibleName(bad);
  await widget.give(task, bad);
  await expect(task).toContainText(`You wrote ${bad}. We say ${bad}`);
  expect(await task.locator('img, a, .said strong').count()).toBe(0);
  await expect(page).toHaveTitle('A shop');
});
