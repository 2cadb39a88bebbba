/** The semantic pack: asked for once somebody uses the widget, checked, and of use; without it all works on. */
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, shop } from '../pages/faq';

needsWidget();

const PACK = '/site/askwell/packs/en.pack';
/** No word of it stands in the FAQ. */
const PARAPHRASE = 'unable to access account';

test('it is loaded when the panel was opened, not before, and once', async ({ page, host, widget, asked }) => {
  await page.goto(host(shop()));
  await expect.poll(() => asked.forApp()).toBe(true);
  await page.waitForTimeout(500);
  expect(asked.paths()).not.toContain(PACK);
  await widget.open();
  await expect.poll(() => asked.paths()).toContain(PACK);
  await widget.close();
  await widget.open();
  expect(asked.paths().filter((path) => path === PACK)).toHaveLength(1);
});

test('then a question is answered that shares no word with the FAQ', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  const loaded = page.waitForResponse((response) => response.url().endsWith('en.pack'));
  await widget.open();
  await (await loaded).finished();
  await expect(async () => {
    await expect(await widget.ask(PARAPHRASE)).toContainText('on the login page', { timeout: 500 });
  }).toPass();
});

test('a pack that was altered is refused with a message, and questions are answered without it', async ({ page, host, widget, said }) => {
  await page.goto(host(shop({ files: { [PACK]: { body: 'ASKWPACK but no more' } } })));
  said.allow(/integrity/);
  said.allow(/Failed to fetch|Failed to load/);
  await widget.open();
  await said.expect(/packs\/en\.pack could not be loaded/);
  await expect(await widget.ask('I forgot my password')).toContainText('on the login page');
});

test('an owner turns it off', async ({ page, host, widget, asked }) => {
  await page.goto(host(shop({ files: { '/askwell.json': { ...CONFIG, semantic: false } } })));
  await widget.open();
  await expect(await widget.ask('I forgot my password')).toContainText('on the login page');
  await page.waitForTimeout(500);
  expect(asked.paths()).not.toContain(PACK);
});
