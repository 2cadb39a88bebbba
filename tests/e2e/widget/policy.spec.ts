/** The built widget on strict pages, and on hostile ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, needsWidget, test } from '../fixtures';
import { shop } from '../pages/faq';
import { STRICT } from '../pages/host';
import { dist } from '../server';

needsWidget();

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

for (const lang of ['en', 'zh']) {
  test(`the demo shop works under the strictest policy: ${lang}`, async ({ page, site, host, widget }) => {
    host();
    site.put('/site/index.html', { headers: { 'Content-Security-Policy': STRICT }, body: readFileSync(join(dist, 'index.html')) });
    await page.goto(`${site.origin}/site/index.html?lang=${lang}`);
    await widget.open();
    const turn = await widget.ask(lang === 'en' ? 'How long does delivery take?' : '快递要多久？');
    await expect(turn).toBeVisible();
    await widget.close();
  });
}

test('Trusted Types: nothing in the whole widget is made from HTML text', async ({ page, host, widget }) => {
  await page.goto(host(shop({ policy: `${STRICT}; ${TRUSTED_TYPES}` })));
  await widget.open();
  const turn = await widget.ask('How long does delivery take?');
  await widget.thumb(turn, false).click();
  await widget.ask('penguins zzz');
  await widget.composer.pressSequentially('passw');
  await expect(widget.completions.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await widget.panel.getByRole('button', { name: 'Options' }).click();
  await widget.panel.getByRole('button', { name: 'Talk to our team' }).last().click();
  await expect(widget.log.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
});

test('a nonce is enough with strict-dynamic', async ({ page, host, widget }) => {
  const policy = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'";
  await page.goto(host(shop({ policy, tag: 'nonce="abc"' })));
  await widget.open();
  await widget.ask('How long does delivery take?');
});

test('it works from another origin', async ({ page, host, widget }) => {
  await page.goto(host(shop({ from: 'elsewhere', lang: 'zh-CN' })));
  await widget.open();
  await widget.ask('快递要多久？');
});

test('rules of the page do not reach into it', async ({ page, host, widget }) => {
  const measure = async () => {
    await widget.open();
    const style = () => widget.composer.evaluate((field) => ({ ...field.getBoundingClientRect().toJSON(), font: getComputedStyle(field).font, color: getComputedStyle(field).color, spacing: getComputedStyle(field).letterSpacing, transform: getComputedStyle(field).textTransform }));
    const found = await style();
    // A panel that was left open opens again.
    await page.evaluate(() => localStorage.clear());
    return found;
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host(shop()));
  const usual = await measure();
  for (const css of ['* { all: unset !important }', 'html { font-size: 62.5% } * { letter-spacing: 9px !important; text-transform: uppercase !important; direction: rtl !important; visibility: visible; line-height: 3 !important }']) {
    await page.goto(host(shop({ head: `<style>${css}</style>` })));
    expect(await measure()).toEqual(usual);
  }
});
