/** What the loader says of the attributes of its tag. */
import { expect, test } from '../fixtures';

/** Keeps the stub away while the loader's launcher is looked at. */
const slow = '<img src="/slow.png" alt="">';

const UNKNOWN = [
  ['data-conifg', 'data-config'],
  ['data-language', 'data-lang'],
  ['data-colour-theme', 'data-theme'],
  ['data-constructor', 'data-config'],
  ['data-a', 'data-faq'],
];

for (const [wrong, right] of UNKNOWN) {
  test(`${wrong} is answered with ${right} and all there are`, async ({ page, host, said, widget }) => {
    await page.goto(host({ tag: `${wrong}="x" data-loading="click"` }));
    await said.expect(new RegExp(`^warning: \\[askwell\\] ${wrong} is not known\\. Known, the nearest first: ${right}(, data-\\w+){7}\\.$`));
    await expect(widget.launcher).toBeVisible();
  });
}

test('each unknown attribute is said once, however long it is', async ({ page, host, said }) => {
  await page.goto(host({ tag: `data-${'x'.repeat(5000)}="1" data-them="dark" data-loading="click"` }));
  await said.expect(/data-x{5000} is not known/);
  await said.expect(/data-them is not known\. Known, the nearest first: data-theme,/);
});

for (const [attribute, words] of [
  ['theme', 'auto|light|dark'],
  ['position', 'right|left|center'],
  ['loading', 'idle|hover|click|eager|manual'],
] as const) {
  test(`a wrong data-${attribute} is answered with the right ones, and the default is used`, async ({ page, host, said, asked, widget }) => {
    await page.goto(host({ tag: `data-${attribute}="top"`, html: slow, files: { '/slow.png': { hangs: true } } }), { waitUntil: 'commit' });
    await said.expect(new RegExp(`^warning: \\[askwell\\] data-${attribute}="top" is not one of ${words.replaceAll('|', '\\|')}\\. The default is used\\.`));
    expect((await widget.launcher.boundingBox())?.x).toBeGreaterThan(1000);
    await widget.launcher.hover();
    await expect.poll(() => asked.forApp()).toBe(true);
  });
}

test('attributes of others are not ours to judge', async ({ page, host, widget }) => {
  await page.goto(host({ tag: 'id="x" class="y" referrerpolicy="origin" fetchpriority="low" data-loading="click"' }));
  await expect(widget.launcher).toBeVisible();
});
