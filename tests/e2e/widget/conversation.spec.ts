/** The main job: a question is asked and answered, by pointer and by keyboard, in both languages. */
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';

needsWidget();

test('a question typed by hand is answered from the FAQ', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  const turn = await widget.ask('when does my parcel arrive?');
  await expect(turn).toContainText('Two to four days.');
  await expect(turn.locator('strong')).toHaveText('four');
  await expect(turn.getByRole('link', { name: /the prices/ })).toHaveAttribute('href', '/delivery');
  await expect(widget.composer).toHaveValue('');
  await expect(widget.composer).toBeFocused();
});

test('it answers in Chinese', async ({ page, host, widget }) => {
  await page.goto(host(shop({ lang: 'zh-CN' })));
  await widget.open();
  await expect(widget.panel).toHaveAccessibleName('问问小店');
  await expect(await widget.ask('我的包裹什么时候到')).toContainText('一般两到四天送达');
});

test('a suggested question and a follow-up are answered at a click', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.suggestion('How long does delivery take?').click();
  await widget.turns.first().getByRole('button', { name: 'How do I return something?' }).click();
  await expect(widget.turns.nth(1)).toContainText('Within 30 days');
});

test('completions come while one types and are chosen by keyboard', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await widget.composer.pressSequentially('passw');
  await expect(widget.completions.first()).toHaveText('I forgot my password');
  await expect(widget.composer).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(widget.completions.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(widget.turns.first()).toContainText('on the login page');
});

test('an answer is rated', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  const turn = await widget.ask('Where do I find my invoice?');
  await widget.thumb(turn, true).click();
  await expect(widget.thumb(turn, true)).toHaveAttribute('aria-pressed', 'true');
  await expect(turn).toContainText('Thank you!');
});

test('what is not in the FAQ is not answered: a way to a human is shown', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  const turn = await widget.ask('Do penguins have knees?');
  await expect(turn).toContainText("I'm not sure");
  await turn.getByRole('button', { name: 'Talk to our team' }).click();
  await expect(widget.log.getByRole('link', { name: 'help@shop.example' })).toHaveAttribute('href', 'mailto:help@shop.example');
});

test('focus goes into the panel, Escape closes it, and the focus comes back', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.started();
  await widget.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(widget.panel).toBeHidden();
  await expect(widget.launcher).toBeFocused();
  await expect(widget.launcher).toHaveAttribute('aria-expanded', 'false');
});

test('keys typed into the widget do not reach the page', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await page.evaluate(() => {
    const seen: string[] = Object.assign(window, { seen: [] as string[] }).seen;
    for (const kind of ['keydown', 'keypress', 'keyup']) document.addEventListener(kind, (event) => seen.push(event.type));
  });
  await widget.open();
  await widget.composer.pressSequentially('j/k');
  expect(await page.evaluate('seen')).toEqual([]);
});

test('the answer is in a live region that was there before it', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await widget.open();
  await expect(widget.log).toHaveAccessibleName('Conversation');
  await widget.log.evaluate((log) => log.setAttribute('data-marked', ''));
  await widget.ask('when does my parcel arrive?');
  await expect(widget.log).toHaveAttribute('data-marked');
});
