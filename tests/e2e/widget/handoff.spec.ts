/** From the widget to a human: live chats, messages after hours, e-mail, and the conversation to take along. */
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessible';
import { test } from '../collected';
import { expect, needsWidget } from '../fixtures';
import { CHATS, chat } from '../pages/chats';
import { CONFIG, shop } from '../pages/faq';
import { type Host, STRICT } from '../pages/host';
import type { Widget } from '../widget';

needsWidget();

/** Monday to Friday, with a break. */
const WEEK = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-12:00', '13:00-17:00']]));
const HOURS = { time_zone: 'Europe/Berlin', week: WEEK, holidays: ['12-25'] };
const MONDAY_NOON = new Date('2026-06-15T09:30:00Z');
const FRIDAY_NIGHT = new Date('2026-06-19T20:00:00Z');

const withContact = (contact: object, more: Host & { config?: object } = {}) =>
  shop({ ...more, files: { ...more.files, '/askwell.json': { ...CONFIG, contact: { ...CONFIG.contact, ...contact }, ...more.config } } });

const called = (page: Page) => page.evaluate(() => (window as unknown as { called: string[] }).called);

const identify = (page: Page, told: object) =>
  page.evaluate((told) => (window as unknown as { Askwell: (verb: string, told: object) => void }).Askwell('identify', told), told);

const way = (widget: Widget, name: string | RegExp) => widget.log.getByRole('button', { name });

/** A visitor who has had enough, up to the ways to a human. */
async function frustrated(widget: Widget) {
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.ask('my parcel is broken, this is useless');
  return widget.ask('let me talk to a human');
}

for (const kind of Object.keys(CHATS)) {
  test(`${kind}: a frustrated visitor gets to a human, who gets the conversation as the visitor has changed it`, async ({ page, host, widget }) => {
    await page.clock.setFixedTime(MONDAY_NOON);
    const fields = kind === 'zendesk' ? { transcript: '2468', email: '1357' } : undefined;
    const contact = { live_chat: { kind, fields }, office_hours: HOURS };
    await page.goto(host(withContact(contact, { policy: STRICT, files: { '/chat.js': chat(kind) }, head: '<script src="/chat.js"></script>' })));
    await widget.open();
    await identify(page, { name: 'Anna', email: 'anna@b.example', plan: 'pro' });
    await widget.close();
    const turn = await frustrated(widget);
    await expect(turn).toContainText('Somebody is there for you now.');
    await way(widget, 'Start a live chat').click();
    const text = widget.log.getByRole('textbox', { name: 'This is passed on. You may change it.' });
    await expect(text).toHaveValue(/Visitor: How long does delivery take\?\nAsk the shop: Two to four days\. See the prices \(\/delivery\)\./);
    await expect(turn).toContainText('name, email, plan');
    expect(await called(page)).toEqual([]);
    await text.fill(`${await text.inputValue()}Visitor: It is order 4711.`);
    await way(widget, 'Open the chat').click();
    await expect(widget.panel).toBeHidden();
    const calls = (await called(page)).join('\n');
    expect(calls).toContain('How long does delivery take?');
    expect(calls).toContain('Visitor: It is order 4711.');
    expect(calls).toContain('anna@b.example');
    if (kind !== 'zendesk') expect(calls).toContain('pro');
    expect((await called(page)).at(-1)).toMatch(/open|maximize|showNewMessage|toggle/);
    await widget.open();
    await expect(turn).toContainText('The chat is open. What you passed on is there.');
  });
}

test('a chat that comes late is waited for; one that is not there is named to the owner, and the visitor has other ways', async ({ page, host, widget, said }) => {
  await page.goto(host(withContact({ live_chat: { kind: 'tidio' } })));
  await widget.open();
  await widget.panel.getByRole('button', { name: 'Talk to our team' }).click();
  await way(widget, 'Start a live chat').click();
  await page.evaluate((script) => setTimeout(() => new Function(script)(), 1_000), chat('tidio'));
  await way(widget, 'Open the chat').click();
  await expect(widget.log).toContainText('One moment…');
  await expect(widget.panel).toBeHidden();
  await page.reload();
  await expect(widget.panel).toBeHidden();
  await widget.open();
  await way(widget, 'Start a live chat').click();
  await way(widget, 'Open the chat').click();
  await expect(widget.log).toContainText('The chat cannot be reached at the moment. Please choose another way.');
  await said.expect(/contact\.live_chat: tidio is not on this page/);
  await expect(way(widget, 'E-mail this conversation')).toBeVisible();
});

test('the page may take over, change what is handed over, or call it off', async ({ page, host, widget }) => {
  await page.goto(host(withContact({ live_chat: { kind: 'page' } })));
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, callOff: false });
    addEventListener('askwell:handoff', (event) => {
      heard.push((event as CustomEvent).detail);
      if ((window as unknown as { callOff: boolean }).callOff) event.preventDefault();
    });
  });
  await frustrated(widget);
  await way(widget, 'Start a live chat').click();
  await widget.log.getByRole('checkbox', { name: 'Pass on this conversation' }).uncheck();
  await page.evaluate(() => Object.assign(window, { callOff: true }));
  await way(widget, 'Open the chat').click();
  await expect(widget.log).toContainText('Please choose another way.');
  await page.evaluate(() => Object.assign(window, { callOff: false }));
  await way(widget, 'Start a live chat').click();
  await way(widget, 'Open the chat').click();
  await expect(widget.panel).toBeHidden();
  const [held, whole] = await page.evaluate(() => (window as unknown as { heard: Record<string, unknown>[] }).heard);
  expect(held).toMatchObject({ way: 'page', reason: 'wish', entries: expect.arrayContaining(['delivery']), locale: 'en' });
  expect(held).not.toHaveProperty('transcript');
  expect(whole.transcript).toContain('let me talk to a human');
  expect(whole.page).toBe(page.url());
});

test('a webhook gets JSON; where it does not accept that, the visitor is told', async ({ page, host, widget, said, site }) => {
  said.allow(/Failed to load resource/);
  await page.goto(host(withContact({ live_chat: { kind: 'webhook', url: '/hook' } }, { files: { '/hook': {} } })));
  await frustrated(widget);
  await way(widget, 'Start a live chat').click();
  const posted = page.waitForRequest((request) => request.url().endsWith('/hook'));
  await way(widget, 'Open the chat').click();
  const request = await posted;
  expect([request.method(), request.headers()['content-type']]).toEqual(['POST', 'application/json']);
  expect(request.postDataJSON()).toMatchObject({ way: 'webhook', reason: 'wish', page: page.url() });
  await expect(widget.log).toContainText('Passed on. We will get in touch with you.');
  site.put('/hook', { body: '<!doctype html>hello', headers: { 'Content-Type': 'text/html' } });
  await way(widget, 'Start a live chat').click();
  await way(widget, 'Open the chat').click();
  await expect(widget.log).toContainText('Please choose another way.');
  await said.expect(/live_chat: webhook .*\/hook did not accept it: status 200/);
});

test.describe('far from the office', () => {
  test.use({ timezoneId: 'America/New_York' });

  test('after hours a message reaches the receiver, whatever holds other feedback back', async ({ page, host, widget, collector }) => {
    await page.clock.setFixedTime(FRIDAY_NIGHT);
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    const feedback = { endpoint: `${collector.origin}/events`, consent: true };
    await page.goto(host(withContact({ live_chat: { kind: 'crisp' }, form: true, office_hours: HOURS }, { config: { feedback } })));
    const turn = await frustrated(widget);
    await expect(turn).toContainText('Nobody is there right now. We are back on Monday at 03:00 (your time).');
    await expect(way(widget, 'Start a live chat')).toBeHidden();
    await way(widget, 'Leave a message').click();
    await expectAccessible(page);
    await way(widget, 'Send message').click();
    await expect(turn.getByText('Please fill this in.')).toHaveCount(2);
    await turn.getByLabel('Your e-mail address').fill('anna@');
    await expect(turn).toContainText('Please enter an address such as name@example.com.');
    await turn.getByLabel('Your e-mail address').fill('anna@b.example');
    await turn.getByLabel('Your name (optional)').fill('Anna');
    await turn.getByLabel('Your message').fill('The lid is broken. Call +49 30 1234567.');
    await expectAccessible(page);
    await way(widget, 'Send message').click();
    await expect(turn).toContainText('Thank you! Your message is on its way');
    await expect.poll(() => collector.rows()).toHaveLength(1);
    const [row] = await collector.rows();
    expect(row).toMatchObject({ kind: 'message', name: 'Anna', email: 'anna@b.example', comment: 'The lid is broken. Call +49 30 1234567.', reason: 'wish', way: 'form', entries: expect.arrayContaining(['delivery']) });
    expect(row.transcript).toContain('How long does delivery take?');
  });
});

test('a time zone that there is not is said to the owner, and nothing is claimed', async ({ page, host, widget, said }) => {
  await page.goto(host(withContact({ office_hours: { ...HOURS, time_zone: 'Mars/Olympus' } })));
  const turn = await frustrated(widget);
  await said.expect(/at \$\.contact\.office_hours\.time_zone: there is no time zone "Mars\/Olympus"/);
  await expect(turn).not.toContainText(/Somebody|Nobody/);
  await expect(way(widget, 'E-mail this conversation')).toBeVisible();
});

test('a message that is written offline is sent when the network is there again', async ({ page, host, widget, collector, context }) => {
  const feedback = { endpoint: `${collector.origin}/events` };
  await page.goto(host(withContact({ form: true }, { config: { feedback } })));
  const turn = await frustrated(widget);
  await context.setOffline(true);
  await way(widget, 'Leave a message').click();
  await turn.getByLabel('Your e-mail address').fill('anna@b.example');
  await turn.getByLabel('Your message').fill('Hello');
  await way(widget, 'Send message').click();
  await expect(turn).toContainText('on its way');
  await context.setOffline(false);
  await expect.poll(async () => (await collector.rows()).filter((row) => row.kind === 'message').length).toBe(1);
  const talk = (await collector.rows()).find((row) => row.kind === 'conversation');
  expect(talk).toMatchObject({ resolution: 'escalated', reason: 'wish', way: 'form' });
});

test('the conversation goes into an e-mail, as far as it fits', async ({ page, host, widget }) => {
  await page.goto(host(withContact({})));
  const turn = await frustrated(widget);
  await way(widget, 'E-mail this conversation').click();
  const link = turn.getByRole('link', { name: 'Open my e-mail program' });
  const href = (await link.getAttribute('href'))!;
  expect(href).toMatch(/^mailto:help@shop\.example\?subject=Ask%20the%20shop/);
  expect(decodeURIComponent(href)).toContain('How long does delivery take?');
  await turn.getByRole('textbox').fill('字'.repeat(4_000));
  await expect.poll(async () => (await link.getAttribute('href'))!.length).toBeLessThanOrEqual(1_800);
  await way(widget, 'Cancel').click();
  await expect(link).toBeHidden();
});

test('the conversation is copied, saved and printed under the strictest policy', async ({ page, host, widget, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    window.print = () => Object.assign(window.top!, { printed: document.body.innerText });
  });
  await page.goto(host(shop({ policy: STRICT })));
  await widget.open();
  const options = widget.panel.getByRole('button', { name: 'Options' });
  await options.click();
  await expect(widget.panel.getByRole('button', { name: 'Print' })).toBeHidden();
  await options.click();
  await widget.ask('How long does delivery take?');
  await options.click();
  const expected = /Visitor: How long does delivery take\?\nAsk the shop: Two to four days/;
  await widget.panel.getByRole('button', { name: 'Copy conversation' }).click();
  await expect(widget.panel).toContainText('The conversation was copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(expected);
  const download = page.waitForEvent('download');
  await widget.panel.getByRole('button', { name: 'Save as text' }).click();
  expect((await download).suggestedFilename()).toBe('conversation.txt');
  await widget.panel.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed?: string }).printed)).toMatch(expected);
});

test('without the clipboard interface the conversation is copied all the same', async ({ page, host, widget }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(host(shop()));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('button', { name: 'Copy conversation' }).click();
  await expect(widget.panel).toContainText('The conversation was copied.');
});

for (const [name, look] of Object.entries({
  desktop: {},
  phone: { viewport: { width: 390, height: 844 } },
  dark: { colorScheme: 'dark' as const },
  chinese: { lang: 'zh-Hans' },
})) {
  test.describe(`the form, ${name}`, () => {
    const { lang = 'en', ...use } = look as { lang?: string };
    test.use(use);

    test('is accessible and fits', async ({ page, host, widget }) => {
      await page.clock.setFixedTime(FRIDAY_NIGHT);
      const contact = { form: true, office_hours: HOURS };
      await page.goto(host(withContact(contact, { lang, config: { feedback: { endpoint: '/feedback' } }, files: { '/feedback': {} } })));
      await widget.open();
      await widget.ask(lang === 'en' ? 'How long does delivery take?' : '快递要多久？');
      const turn = await widget.ask(lang === 'en' ? 'talk to a human' : '转人工');
      await expect(turn).toContainText(lang === 'en' ? 'We are back on Monday' : '恢复服务');
      await shoot(page, `handoff-${name}-1`);
      await way(widget, /^(Leave a message|留言)$/).click();
      await way(widget, /^(Send message|发送留言)$/).click();
      await expectAccessible(page);
      await shoot(page, `handoff-${name}-2`);
      const wide = await widget.log.evaluate((log) => log.scrollWidth - log.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
    });
  });
}

/** A picture to look at, where `ASKWELL_SHOTS` names a folder. */
async function shoot(page: Page, name: string) {
  const folder = process.env.ASKWELL_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
