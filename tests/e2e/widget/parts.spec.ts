/** What only some sites need is a file of its own: it comes where it is wanted, and the widget does without it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { keepInstances, killAndClick } from '../killing';
import { GET, QUESTION, desk, orderEntry } from '../pages/desk';
import { CONFIG, FAQ, shop } from '../pages/faq';
import { type Host, STRICT } from '../pages/host';
import { dist } from '../server';

needsWidget();

const RULES = '/site/askwell/askwell-rules.wasm';
const TALK = '/site/askwell/askwell-talk.wasm';
const TASKS = '/site/askwell/askwell-tasks.wasm';
const EXTRAS = '/site/askwell/askwell-extras.wasm';
const GREETING = 'Our phone rests until morning.';
const WITH_RULE = { ...CONFIG, rules: [{ id: 'night', actions: [{ greet: GREETING }] }] };

/** The FAQ with an entry that is for some visitors only. */
const forSome = (condition: object) =>
  FAQ.map((entry) => (entry.id === 'password' ? { ...entry, audience: condition } : entry));

const withRule = (more: Host = {}) => shop({ ...more, files: { '/askwell.json': WITH_RULE, ...more.files } });

const isRules = (path: string) => path.includes('askwell-rules.wasm');
const isTasks = (path: string) => path.includes('askwell-tasks.wasm');

const NOT_LOADED = /^warning: \[askwell\] askwell-rules\.wasm: the file could not be loaded/;
/** The browser's own words on the same event, and what it gave as the reason. */
const REASON = /^warning: \[askwell\] (\w*Error|.*fetch)|Failed to load resource|integrity|digest/i;

for (const [what, more] of Object.entries<Host>({
  'under the strictest policy': { policy: STRICT },
  'from another origin': { from: 'elsewhere' },
})) {
  test(`rules are loaded where the config has some: ${what}`, async ({ page, host, asked, widget }) => {
    await page.goto(host(withRule(more)));
    await widget.open();
    await expect(widget.greeting).toContainText(GREETING);
    expect(asked.paths().filter(isRules)).toHaveLength(1);
  });
}

for (const [what, file] of Object.entries({
  'is missing': { status: 404 },
  'is of another release': { body: Buffer.concat([readFileSync(join(dist, 'askwell/askwell-app_bg.wasm')), Buffer.of(0)]) },
  'is a page': { body: '<!doctype html><title>Not found</title>', headers: { 'Content-Type': 'text/html' } },
})) {
  test.describe(() => {
    test.use({ mayMiss: [RULES] });

    test(`the file of the rules ${what}: questions are answered, and the owner is told`, async ({ page, host, said, widget }) => {
      said.allow(REASON);
      await page.goto(host(withRule({ files: { [RULES]: file, '/faq.json': forSome({ 'visitor.vip': true }) } })));
      await widget.open();
      await said.expect(NOT_LOADED);
      await expect(widget.greeting).not.toContainText(GREETING);
      await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
      // Nobody can tell for whom it is.
      await expect(widget.suggestions.filter({ hasText: 'password' })).toHaveCount(0);
    });
  });
}

for (const [who, condition, count] of [
  ['this visitor', { 'conversation.questions': 0 }, 1],
  ['others', { 'visitor.vip': true }, 0],
] as const) {
  test(`a FAQ that is not for everybody asks for the rules, too: an entry for ${who}`, async ({ page, host, asked, widget }) => {
    await page.goto(host(shop({ files: { '/faq.json': forSome(condition) } })));
    await widget.open();
    await expect(widget.suggestions.filter({ hasText: 'delivery' })).toHaveCount(1);
    await expect(widget.suggestions.filter({ hasText: 'password' })).toHaveCount(count);
    expect(asked.paths().filter(isRules)).toHaveLength(1);
  });
}

test('a site without rules never asks for them; what was said of consent is kept all the same', async ({ page, host, asked, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await page.evaluate(() => (window as unknown as { Askwell: (...words: unknown[]) => void }).Askwell('consent', { personalization: 'denied' }));
  const profile = () => page.evaluate(() => JSON.parse(localStorage.getItem('askwell.v1/profile') ?? 'null'));
  await expect.poll(profile).toMatchObject({ consent: { personalization: 'denied' } });
  await page.reload();
  await expect(widget.panel).toBeVisible();
  await expect(widget.turns).toHaveCount(1);
  expect(asked.paths().filter(isRules)).toEqual([]);
});

for (const [what, more] of Object.entries<Host>({
  'under the strictest policy': { policy: STRICT },
  'from another origin': { from: 'elsewhere' },
  'with a FAQ in the config': { files: { '/askwell.json': { ...CONFIG, faq: [orderEntry(GET), ...FAQ] } } },
})) {
  test(`guided answers are loaded where an entry has an action: ${what}`, async ({ page, host, asked, widget }) => {
    await page.goto(host(desk([orderEntry(GET)], more)));
    await widget.open();
    const task = widget.task(await widget.ask(QUESTION));
    await expect(task.getByRole('textbox')).toBeVisible();
    expect(asked.paths().filter(isTasks)).toHaveLength(1);
    // The style sheet came along.
    await expect(task).toHaveCSS('border-top-style', 'solid');
    await page.reload();
    await expect(widget.task(widget.turns.first()).getByRole('textbox')).toBeVisible();
  });
}

test('a site whose entries have no actions never asks for guided answers', async ({ page, host, asked, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  expect(asked.paths().filter(isTasks)).toEqual([]);
});

test('what understands messages comes when the panel opens, and not before; choosing a question needs none of it', async ({ page, host, asked, widget }) => {
  const isTalk = (path: string) => path.includes('askwell-talk.wasm');
  await page.goto(host(shop({ policy: STRICT })));
  await expect(widget.launcher).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.paths().filter(isTalk)).toEqual([]);
  await widget.open();
  await expect(await widget.ask('hello')).toContainText('What would you like to know?');
  await expect(await widget.ask('Delivery time?')).toContainText('Two to four days');
  expect(asked.paths().filter(isTalk)).toHaveLength(1);
});

test.describe(() => {
  test.use({ mayMiss: [TALK] });

  test('where what understands messages is missing, the owner is told, and questions are answered', async ({ page, host, said, widget }) => {
    said.allow(REASON);
    await page.goto(host(shop({ files: { [TALK]: { status: 404 } } })));
    await widget.open();
    await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
    await said.expect(/^warning: \[askwell\] askwell-talk\.wasm: the file could not be loaded/);
    await expect(await widget.ask('I forgot my password')).toContainText('Forgot password');
  });
});

test.describe(() => {
  test.use({ mayMiss: [TASKS] });

  test('where guided answers are missing, the owner is told; an entry with an action shows its answer and the contact', async ({ page, host, said, widget }) => {
    said.allow(REASON);
    await page.goto(host(desk([orderEntry(GET)], { files: { [TASKS]: { status: 404 } } })));
    await widget.open();
    await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
    await said.expect(/^warning: \[askwell\] askwell-tasks\.wasm: the file could not be loaded/);
    const turn = await widget.ask(QUESTION);
    await expect(turn).toContainText('I look it up.');
    await expect(turn.getByRole('button', { name: 'Talk to our team' })).toBeVisible();
    await expect(widget.task(turn)).toHaveCount(0);
  });
});

const ask = (page: Page) =>
  page.evaluate(() => (window as unknown as { Askwell: (verb: string, question: string) => Promise<object> }).Askwell('explain', 'How long does delivery take?'));

test('what explains comes when the page asks, and once', async ({ page, host, asked, widget }) => {
  await page.goto(host(shop({ policy: STRICT })));
  await widget.open();
  await widget.ask('How long does delivery take?');
  expect(asked.paths().filter((path) => path.includes('askwell-extras.wasm'))).toEqual([]);
  expect(await ask(page)).not.toHaveProperty('error');
  expect(await ask(page)).not.toHaveProperty('error');
  expect(asked.paths().filter((path) => path.includes('askwell-extras.wasm'))).toHaveLength(1);
});

test.describe(() => {
  test.use({ mayMiss: [EXTRAS] });

  test('where it is missing, the page and the owner are told; once it is there, it explains', async ({ page, host, site, said, widget }) => {
    said.allow(REASON);
    await page.goto(host(shop({ files: { [EXTRAS]: { status: 404 } } })));
    await widget.open();
    expect(await ask(page)).toHaveProperty('error');
    await said.expect(/^warning: \[askwell\] askwell-extras\.wasm: the file could not be loaded/);
    site.put(EXTRAS, { body: readFileSync(join(dist, 'askwell/askwell-extras.wasm')), headers: { 'Content-Type': 'application/wasm' } });
    expect(await ask(page)).not.toHaveProperty('error');
  });
});

test('after a panic the second widget loads them anew', async ({ page, host, said, widget }) => {
  await page.addInitScript(keepInstances);
  await page.goto(host(withRule()));
  await widget.open();
  await killAndClick(widget.launcher);
  await said.expect(/^warning: \[askwell\] The widget stopped, and is started once more/);
  await expect(widget.greeting).toContainText(GREETING);
});
