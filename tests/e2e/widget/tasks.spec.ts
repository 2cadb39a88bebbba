/** Guided answers: forms and trees under an answer, by pointer and keyboard. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { expect, needsWidget, test } from '../fixtures';
import { Desk, GET, QUESTION, begin, desk, handles, orderEntry, press, requestEntry, treeEntry } from '../pages/desk';
import { dist } from '../server';
import { Shop } from '../shop';

needsWidget();

test.describe('the three standard tasks, in the demo shop', () => {
  /** The demo's FAQ, whose actions ask a server instead of the page. */
  const served = (lang: string) => {
    const file = JSON.parse(readFileSync(join(dist, `shop/faq.${lang}.json`), 'utf8')) as { faq: { action?: { call?: string; request?: object } }[] };
    const requests: Record<string, object> = {
      'order-status': { url: 'desk/orders/{order_number}', method: 'GET' },
      'account-lookup': { url: 'desk/account', method: 'GET' },
      'password-reset': { url: 'desk/password', method: 'POST' },
    };
    for (const { action } of file.faq) {
      if (!action?.call) continue;
      action.request = requests[action.call];
      delete action.call;
    }
    return file;
  };

  const WORDS = {
    en: {
      order: ['Where is my order FQ-10024?', 'What is the status of my order?'],
      account: 'What is on my account?',
      password: 'I forgot my password (Mei@Example.org)',
      sent: 'a link is on its way',
    },
    'zh-Hans': { order: ['查订单 FQ-10024', '怎么查看订单状态？'], account: '我的账户里有什么？', password: '忘记密码了，邮箱是 mei@example.org', sent: '重置链接已经发出' },
  };

  for (const lang of ['en', 'zh-Hans'] as const) {
    test(`against an endpoint: ${lang}`, async ({ page, site, host, widget }) => {
      test.slow();
      host();
      const desk = new Desk(site, '/site/shop/desk/');
      site.put(`/site/shop/faq.${lang}.json`, served(lang));
      await new Shop(page, site).open(`?lang=${lang.slice(0, 2)}`);
      await widget.open();
      const words = WORDS[lang];

      // The number stands in the question: nothing is left to ask.
      const order = widget.task(await widget.ask(words.order[0]));
      await expect(order).toContainText('shipped');
      // It does not: it is asked for.
      const asked = widget.task(await widget.ask(words.order[1]));
      await widget.give(asked, 'fq 10031');
      await expect(asked).toContainText('in preparation');

      const account = widget.task(await widget.ask(words.account));
      await widget.give(account, 'mei@example.org');
      await widget.give(account, 'm2019');
      await expect(account).toContainText('860');

      const password = widget.task(await widget.ask(words.password));
      await expect(password).toContainText(words.sent);
      expect(desk.links).toEqual(['mei@example.org']);
      expect(site.received.map(({ method, path, query }) => [method, path.replace('/site/shop/desk', ''), query])).toEqual([
        ['GET', '/orders/FQ-10024', {}],
        ['GET', '/orders/FQ-10031', {}],
        ['GET', '/account', { email: 'mei@example.org', member_number: 'M-2019' }],
        ['POST', '/password', {}],
      ]);
    });

    test(`against the page itself, with the order just placed: ${lang}`, async ({ page, site, host, widget }) => {
      test.slow();
      host();
      const shop = new Shop(page, site);
      await shop.open(`?lang=en`);
      await shop.product('After Rain fountain-pen ink');
      await shop.add();
      await shop.buy();
      const number = /FQ-\d{5}/.exec(await page.locator('#page').innerText())![0];
      await shop.open(`?lang=${lang.slice(0, 2)}`);
      await widget.open();
      const words = WORDS[lang];
      const placed = widget.task(await widget.ask(words.order[1]));
      await widget.give(placed, number.slice(3));
      await expect(placed).toContainText(lang === 'en' ? 'In preparation' : '待发货');
      await expect(placed).toContainText('¥53');
      const missing = widget.task(await widget.ask(words.order[1]));
      await widget.give(missing, 'FQ-99999');
      await expect(missing).toContainText(lang === 'en' ? 'There is no order FQ-99999' : '没有找到订单 FQ-99999');
      await press(missing, /^(Change|修改)/);
      await widget.give(missing, 'FQ-10017');
      await expect(missing).toContainText(lang === 'en' ? 'Delivered' : '已签收');
      const account = widget.task(await widget.ask(words.account));
      await widget.give(account, 'mei@example.org');
      await widget.give(account, 'M-2019');
      await expect(account).toContainText('860');
      const password = widget.task(await widget.ask(words.password));
      await expect(password).toContainText(words.sent);
    });
  }
});

test.describe('the form', () => {
  test('a wrong value is told of, twice leads to a human; then it is taken, changed, and sent', async ({ page, site, host, widget, said }) => {
    said.allow(/Failed to load resource: the server responded with a status of 404/);
    await page.goto(host(desk([orderEntry(GET)])));
    new Desk(site, '/desk/');
    const task = await begin(widget);
    const field = widget.field(task);
    await expect(field).toHaveAccessibleName('Order number');
    await expect(widget.thumb(widget.turns.first(), true)).toBeHidden();
    await widget.give(task, 'no idea');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/FQ-12345/);
    await expect(field).toBeFocused();
    await expect(task.getByRole('button', { name: 'Continue' })).toBeInViewport({ ratio: 1 });
    await widget.give(task, 'still none');
    await expect(widget.turns.first().getByRole('button', { name: 'Talk to our team' })).toBeVisible();
    await widget.give(task, 'FQ-00001');
    await expect(task).toContainText('Nothing was found');
    await press(task, /^Change/);
    await expect(field).toBeFocused();
    await widget.give(task, 'fq10031');
    await expect(task).toContainText('Order FQ-10031 is in preparation.');
    await expect(task.locator('strong')).toHaveText('in preparation');
    await expect(task.locator('.said')).toBeInViewport({ ratio: 1 });
    await expect(widget.thumb(widget.turns.first(), true)).toBeVisible();
    await expect(task.getByRole('button')).toHaveCount(0);
  });

  test('is cancelled by its button and by word, and asked for again', async ({ page, host, widget, asked }) => {
    await page.goto(host(desk([orderEntry(GET)])));
    const task = await begin(widget);
    await press(task, 'Cancel');
    await expect(task).toContainText('Cancelled.');
    const again = widget.task(await widget.ask(QUESTION));
    await expect(widget.field(again)).toBeVisible();
    await widget.composer.fill('cancel');
    await widget.composer.press('Enter');
    await expect(again).toContainText('Cancelled.');
    expect(asked.paths().filter((path) => path.includes('desk'))).toEqual([]);
  });

  test('every kind of field: keyboards of phones, back, skip; another question in between', async ({ page, host, widget }) => {
    await page.goto(host(desk([requestEntry], { head: handles('repair', 'async (slots) => { window.given = slots; return {}; }') })));
    const task = await begin(widget, 'Book a repair');
    const field = widget.field(task);
    await widget.give(task, 'FQ-10024');
    await expect(field).toHaveAttribute('inputmode', 'email');
    await expect(field).toHaveAttribute('autocomplete', 'email');
    await press(task, 'Back');
    await expect(field).toHaveAccessibleName('Order number');
    await widget.give(task, 'FQ-10031');
    await widget.give(task, 'Ann@Example.org');
    await expect(field).toHaveAccessibleName('Day');
    await expect(field).toHaveAttribute('type', 'text');
    const between = await widget.ask('How do I return something?');
    await expect(between).toContainText('Within 30 days');
    await widget.give(task, '2099-01-02');
    await expect(field).toHaveAttribute('inputmode', 'decimal');
    await widget.give(task, '49,90');
    await task.getByRole('radio', { name: 'stained' }).check();
    await press(task, 'Continue');
    await expect(field).toHaveRole('combobox');
    await field.selectOption('brown');
    await press(task, 'Continue');
    await press(task, 'Skip');
    await expect(task).toContainText('Booked for');
    expect(await page.evaluate('window.given')).toEqual({ order_number: 'FQ-10031', email: 'ann@example.org', when: '2099-01-02', worth: '49.90', reason: 'stained', colour: 'brown' });
  });

  test('the keyboard alone: Enter goes on, the focus stays, Escape leaves it open', async ({ page, site, host, widget }) => {
    await page.goto(host(desk([orderEntry({ request: { url: 'desk/account', method: 'GET' }, slots: requestEntry.action.slots.slice(0, 2) }), orderEntry(GET, { id: 'order', question: 'My parcel' })])));
    new Desk(site, '/desk/');
    await widget.open();
    await page.keyboard.type('My parcel');
    await page.keyboard.press('Enter');
    const task = widget.task(widget.turns.first());
    await expect(widget.field(task)).toBeVisible();
    // From the composer backwards: over Cancel and Continue to the field.
    for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Shift+Tab');
    await expect(widget.field(task)).toBeFocused();
    await page.keyboard.type('10031');
    await page.keyboard.press('Enter');
    await expect(task).toContainText('in preparation');
    // Not lost with the field: where the visitor was, reading goes on.
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('askwell-widget');
    await page.keyboard.press('Escape');
    await expect(widget.panel).toBeHidden();
    await widget.open();
    await expect(task).toContainText('in preparation');
  });

  test('the Enter of an input method is not the one that goes on', async ({ page, context, host, widget }) => {
    await page.goto(host(desk([{ ...requestEntry, action: { ...requestEntry.action, slots: [{ name: 'words', type: 'text', label: '说明' }], done: '已预约。' } }], { lang: 'zh-CN', head: handles('repair', 'async () => ({})') })));
    const task = await begin(widget, '预约维修');
    const client = await context.newCDPSession(page);
    await widget.field(task).focus();
    await client.send('Input.imeSetComposition', { text: 'po le', selectionStart: 5, selectionEnd: 5 });
    await page.keyboard.press('Enter');
    await client.send('Input.insertText', { text: '破了' });
    await expect(widget.field(task)).toHaveValue('破了');
    await widget.field(task).evaluate((field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, keyCode: 229 })));
    await expect(widget.field(task)).toHaveValue('破了');
    await page.keyboard.press('Enter');
    await expect(task).toContainText('已预约');
  });

  test('goes on after a reload, with nothing sent twice', async ({ page, site, host, widget }) => {
    await page.goto(host(desk([requestEntry, orderEntry({ call: 'slow' })], { head: handles('slow', '() => new Promise(() => { window.calls = (window.calls || 0) + 1; })') })));
    const task = await begin(widget, 'Book a repair');
    await widget.give(task, 'FQ-10024');
    await widget.field(task).fill('ann@exa');
    await page.reload();
    await expect(widget.panel).toBeVisible();
    await expect(task).toContainText('FQ-10024');
    await expect(widget.field(task)).toHaveAccessibleName('E-mail address');
    await press(task, 'Cancel');
    const order = widget.task(await widget.ask(`${QUESTION} FQ-10031`));
    await expect(order).toHaveAttribute('aria-busy', 'true');
    await page.reload();
    await expect(order).toContainText('Send it again?');
    expect(await page.evaluate('window.calls')).toBeUndefined();
    await press(order, /^(Send|Try again)$/);
    await expect.poll(() => page.evaluate('window.calls')).toBe(1);
    expect(site.received).toEqual([]);
  });

  test('what was done is still told after a reload', async ({ page, site, host, widget }) => {
    await page.goto(host(desk([orderEntry(GET)])));
    new Desk(site, '/desk/');
    const task = await begin(widget, `${QUESTION} FQ-10031`);
    await expect(task).toContainText('Order FQ-10031 is in preparation.');
    await page.reload();
    await expect(task).toContainText('Order FQ-10031 is in preparation.');
    expect(site.received).toHaveLength(1);
  });

  test('a tree leads to an entry, and back', async ({ page, host, widget }) => {
    await page.goto(host(desk([treeEntry])));
    const task = await begin(widget, 'I need help choosing');
    await expect(task).toContainText('What is it about?');
    await press(task, 'My account');
    await press(task, 'Back');
    await press(task, 'My account');
    await press(task, 'The password');
    await expect(widget.log).toContainText('Choose Forgot password on the login page.');
  });
});

test.describe('accessible', () => {
  const VARIANTS = [
    { name: 'English', lang: 'en' },
    { name: 'Chinese, dark', lang: 'zh-CN', colorScheme: 'dark' as const },
    { name: 'a narrow phone', lang: 'en', viewport: { width: 280, height: 600 } },
    { name: 'forced colours', lang: 'en', forcedColors: 'active' as const },
  ];

  for (const { name, lang, viewport, colorScheme, forcedColors } of VARIANTS) {
    test(`in every state: ${name}`, async ({ page, host, widget, said }) => {
      said.allow(/askwell/);
      test.slow();
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme, forcedColors });
      if (viewport) await page.setViewportSize(viewport);
      await page.goto(host(desk([requestEntry, treeEntry], { lang, head: handles('repair', '() => new Promise((done, fail) => { window.done = done; window.fail = fail; })') })));
      const isEnglish = lang === 'en';
      const tree = await begin(widget, isEnglish ? 'I need help choosing' : '帮我选');
      await expectAccessible(page);
      await press(tree, /^(Cancel|取消)$/);
      const task = widget.task(await widget.ask(isEnglish ? 'Book a repair' : '预约维修'));
      await widget.give(task, 'nothing');
      await expectAccessible(page);
      for (const value of ['FQ-10024', 'ann@example.org', '2099-01-02', '20']) await widget.give(task, value);
      await expect(task.getByRole('radiogroup')).toBeVisible();
      await expectAccessible(page);
      await expectInside(page, task);
      await task.getByRole('radio').first().check();
      await press(task, /^(Continue|继续)$/);
      await expect(widget.field(task)).toHaveRole('combobox');
      await expectAccessible(page);
      await widget.field(task).selectOption('red');
      await press(task, /^(Continue|继续)$/);
      await press(task, /^(Skip|跳过)$/);
      await expect(task).toHaveAttribute('aria-busy', 'true');
      await expectAccessible(page);
      await page.evaluate("window.fail('no')");
      await expect(task).toHaveAttribute('aria-busy', 'false');
      await expectAccessible(page);
      await press(task, /^(Try again|重试)$/);
      await expect(task).toHaveAttribute('aria-busy', 'true');
      await page.evaluate('window.done({})');
      await expect(task).toContainText(/Booked|已预约/);
      await expectAccessible(page);
    });
  }
});

/** Nothing of it sticks out sideways. */
async function expectInside(page: Page, task: Locator) {
  expect(await page.locator('askwell-widget [role=log]').evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
  for (const button of await task.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box!.width, box!.height), await button.innerText()).toBeGreaterThanOrEqual(24);
  }
}
