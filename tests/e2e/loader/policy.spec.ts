/** Pages with strict policies: the loader must need nothing that is written here. */
import { expect, test } from '../fixtures';
import { STRICT } from '../pages/host';

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

test('the strictest Content-Security-Policy has nothing to object to', async ({ page, host, widget }) => {
  await page.goto(host({ policy: STRICT }));
  await widget.open();
});

test('nor have Trusted Types', async ({ page, host, widget }) => {
  await page.goto(host({ policy: `${STRICT}; ${TRUSTED_TYPES}` }));
  await widget.open();
});

test('from another origin, that origin has to be named', async ({ page, host, site, widget }) => {
  const policy = STRICT.replaceAll("'self'", site.foreign);
  await page.goto(host({ from: 'elsewhere', policy }));
  await widget.open();
});

test('a nonce is enough with strict-dynamic', async ({ page, host, widget }) => {
  const policy = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'";
  await page.goto(host({ policy, tag: 'nonce="abc"' }));
  await widget.open();
});

test('a page that isolates itself (COEP) needs the files sent with CORP or CORS', async ({ page, host, widget }) => {
  const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
  await page.goto(host({ from: 'elsewhere', headers, tag: 'crossorigin="anonymous"' }));
  await widget.open();
});

test('the notice of a widget that cannot start needs no more', async ({ page, host, said, widget }) => {
  const policy = `${STRICT.replace(" 'wasm-unsafe-eval'", '')}; ${TRUSTED_TYPES}`;
  const contact = { email: 'help@shop.example' };
  await page.goto(host({ policy, tag: 'data-config="/askwell.json" data-loading="click"', files: { '/askwell.json': { contact } } }));
  said.allow(/Content Security Policy directive/);
  await widget.launcher.click();
  await said.expect(/^error: \[askwell\] The widget could not start: WebAssembly is blocked/);
  await expect(widget.notice.getByRole('link', { name: 'help@shop.example' })).toBeVisible();
});
