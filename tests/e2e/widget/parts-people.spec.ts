/** The hand-off to humans, and surveys with feedback, are files of their own: when they come, and what there is without. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, shop } from '../pages/faq';
import { STRICT } from '../pages/host';
import { dist } from '../server';

needsWidget();

const PEOPLE = '/site/askwell/askwell-people.wasm';
const SURVEYS = '/site/askwell/askwell-surveys.wasm';
const REASON = /^warning: \[askwell\] (\w*Error|.*fetch)|Failed to load resource|integrity|digest/i;
const NOT_LOADED = 'This could not be loaded. Please try again later.';

const isPart = (name: string) => (path: string) => path.includes(`askwell-${name}.wasm`);
const withContact = (contact: object) => ({ '/askwell.json': { ...CONFIG, contact: { ...CONFIG.contact, ...contact } } });
const there = (path: string) => ({ body: readFileSync(join(dist, path.replace('/site/', ''))), headers: { 'Content-Type': 'application/wasm' } });

/** The rows that the page keeps. */
const rows = (page: Page): Promise<Record<string, unknown>[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.includes('/row/'))
      .map((key) => JSON.parse(localStorage[key])),
  );

test('each comes when it is wanted, and once: surveys after the first answer, the hand-off with the wish for a human', async ({ page, host, asked, widget }) => {
  await page.goto(host(shop({ policy: STRICT })));
  const [people, surveys] = ['people', 'surveys'].map((name) => () => asked.paths().filter(isPart(name)).length);
  await widget.open();
  await widget.close();
  await widget.open();
  expect([people(), surveys()]).toEqual([0, 0]);
  await widget.ask('How long does delivery take?');
  await expect.poll(surveys).toBe(1);
  await widget.ask('How do I return something?');
  expect(people()).toBe(0);
  await widget.panel.getByRole('button', { name: 'Talk to our team' }).click();
  await expect(widget.log.getByRole('button', { name: 'E-mail this conversation' })).toBeVisible();
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.close();
  await expect(widget.survey).toBeVisible();
  expect([people(), surveys()]).toEqual([1, 1]);
});

test('the hand-off comes with the options of a conversation', async ({ page, host, asked, widget, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await expect.poll(() => asked.paths().filter(isPart('people')).length).toBe(1);
  await widget.panel.getByRole('button', { name: 'Copy conversation' }).click();
  await expect(widget.panel).toContainText('The conversation was copied.');
});

for (const [what, contact] of Object.entries({
  'office hours': { office_hours: { time_zone: 'Europe/Berlin', week: { mon: ['09:00-17:00'] } } },
  'a live chat': { live_chat: { kind: 'page' } },
})) {
  test(`where the owner has ${what}, it comes as soon as a panel opens, not before`, async ({ page, host, asked, widget }) => {
    await page.goto(host(shop({ files: withContact(contact) })));
    await expect(widget.launcher).toBeVisible();
    expect(asked.paths().filter(isPart('people'))).toEqual([]);
    await widget.open();
    await expect.poll(() => asked.paths().filter(isPart('people')).length).toBe(1);
  });
}

test.describe(() => {
  test.use({ mayMiss: [PEOPLE] });

  test('without the hand-off the contact is there, questions are answered, and visitor and owner are told', async ({ page, host, site, said, widget }) => {
    said.allow(REASON);
    said.allow(/^warning: \[askwell\] askwell-people\.wasm/);
    await page.goto(host(shop({ files: { ...withContact({ live_chat: { kind: 'page' } }), [PEOPLE]: { status: 404 } } })));
    await widget.open();
    await said.expect(/^warning: \[askwell\] askwell-people\.wasm: the file could not be loaded/);
    await expect(await widget.ask('How long does delivery take?')).toContainText('Two to four days');
    await widget.panel.getByRole('button', { name: 'Talk to our team' }).first().click();
    await expect(widget.log.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
    await widget.panel.getByRole('button', { name: 'Options' }).click();
    await widget.panel.getByRole('button', { name: 'Copy conversation' }).click();
    await expect(widget.panel).toContainText(NOT_LOADED);
    // Once it is there, it does what it should.
    site.put(PEOPLE, there(PEOPLE));
    await widget.close();
    await widget.open();
    await expect(widget.log.getByRole('button', { name: 'Start a live chat' })).toBeVisible();
  });
});

test.describe(() => {
  test.use({ mayMiss: [SURVEYS] });

  test('without surveys and feedback questions are answered, and nothing is told unmasked', async ({ page, host, said, widget }) => {
    said.allow(REASON);
    said.allow(/^warning: \[askwell\] askwell-surveys\.wasm/);
    await page.goto(host(shop({ files: { [SURVEYS]: { status: 404 } } })));
    await widget.open();
    const turn = await widget.ask('How long does delivery take? ann@mail.example');
    await said.expect(/^warning: \[askwell\] askwell-surveys\.wasm: the file could not be loaded/);
    await widget.thumb(turn, true).click();
    await expect(widget.thumb(turn, true)).toHaveAttribute('aria-pressed', 'true');
    await widget.ask('How do I return something?');
    await widget.close();
    await expect(widget.survey).toBeHidden();
    expect(await rows(page)).toEqual([]);
  });
});

test('what was not told when the page went is told on the next one, masked', async ({ page, host, site, said, widget }) => {
  said.allow(REASON);
  said.allow(/^warning: \[askwell\] askwell-surveys\.wasm/);
  await page.goto(host(shop({ files: { [SURVEYS]: { hangs: true } } })));
  await widget.open();
  const turn = await widget.ask('How long does delivery take? ann@mail.example');
  await widget.thumb(turn, true).click();
  await expect(widget.thumb(turn, true)).toHaveAttribute('aria-pressed', 'true');
  expect(await rows(page)).toEqual([]);
  site.put(SURVEYS, there(SURVEYS));
  await page.reload();
  await expect.poll(async () => (await rows(page)).map((row) => row.kind).sort()).toEqual(['conversation', 'rating']);
  const told = await rows(page);
  expect(told.find((row) => row.kind === 'rating')).toMatchObject({ question_id: 'thumb', value: 2, entry_id: 'delivery' });
  expect(JSON.stringify(told)).not.toContain('ann@');
});
