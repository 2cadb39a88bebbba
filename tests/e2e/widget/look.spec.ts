/** How it looks: what owners set in the config, in the page's style sheet and by the page's own parts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, needsWidget, test } from '../fixtures';
import { CONFIG, FAQ, shop } from '../pages/faq';
import { STRICT } from '../pages/host';
import { started } from '../pages/started';
import { full, PICTURE, STATES } from '../pages/states';
import { Widget } from '../widget';

needsWidget();

/** The page's rules for the widget. */
const rules = (css: string) => ({ head: `<style>askwell-widget { ${css} }</style>` });
const config = (more: object) => ({ files: { '/askwell.json': { ...CONFIG, ...more }, '/map.svg': PICTURE } });

/** A computed style of a part. */
const style = (page: Page, part: string, property: string) =>
  page.evaluate(([part, property]) => getComputedStyle(document.querySelector('askwell-widget')!.shadowRoot!.querySelector(`[part~="${part}"]`)!).getPropertyValue(property), [part, property]);

/** WCAG's contrast of two colours as the browser gives them, whichever form it writes them in. */
const contrast = (page: Page, one: string, other: string) =>
  page.evaluate(
    ([one, other]) => {
      const pixel = (colour: string) => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
      };
      const light = (colour: string) => {
        const [r, g, b] = pixel(colour).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return high / low;
    },
    [one, other],
  );

async function ready(page: Page, widget: Widget) {
  await widget.started();
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

for (const accent of ['#ffcc00', '#101010', '#ffffff', '#00a86b', '#777777']) {
  test(`a brand's colour ${accent} can be read on, and seen, in both themes`, async ({ page, host, widget }) => {
    await page.goto(host(shop({ policy: STRICT, ...config({ look: { accent } }) })));
    await ready(page, widget);
    await widget.open();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const [back, text, paper, link] = await Promise.all([style(page, 'launcher', 'background-color'), style(page, 'launcher', 'color'), style(page, 'panel', 'background-color'), style(page, 'suggestion', 'color')]);
      expect(await contrast(page, back, text), `${text} on ${back}`).toBeGreaterThanOrEqual(4.5);
      expect(await contrast(page, back, paper), `${back} on ${paper}`).toBeGreaterThanOrEqual(3);
      expect(await contrast(page, link, paper), `${link} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
  });
}

test('a colour that the page sets wins, and gets black or white on it by itself', async ({ page, host, widget }) => {
  for (const [accent, on] of [['#ffd400', 0], ['#7a0000', 1]] as const) {
    await page.goto(host(shop({ ...rules(`--askwell-accent: ${accent}`), ...config({ look: { accent: '#00ff00' } }) })));
    await ready(page, widget);
    expect(await contrast(page, await style(page, 'launcher', 'background-color'), accent)).toBeCloseTo(1, 2);
    expect(await contrast(page, await style(page, 'launcher', 'color'), on ? '#fff' : '#000')).toBeCloseTo(1, 2);
  }
});

/** Documented property → the part and style it shows in, with a value of each. */
const PROPERTIES: [string, string, string, string, string][] = [
  ['--askwell-accent', 'rgb(1, 2, 3)', 'launcher', 'background-color', 'rgb(1, 2, 3)'],
  ['--askwell-on-accent', 'rgb(250, 251, 252)', 'header', 'color', 'rgb(250, 251, 252)'],
  ['--askwell-link', 'rgb(9, 8, 7)', 'suggestion', 'color', 'rgb(9, 8, 7)'],
  ['--askwell-font', 'monospace', 'panel', 'font-family', 'monospace'],
  ['--askwell-radius', '3px', 'panel', 'border-top-left-radius', '3px'],
  ['--askwell-offset-x', '77px', 'launcher', 'right', '77px'],
  ['--askwell-offset-y', '88px', 'launcher', 'bottom', '88px'],
  ['--askwell-width', '500px', 'panel', 'width', '500px'],
  ['--askwell-height', '400px', 'panel', 'height', '400px'],
];

test('every documented custom property works, and wins over the config', async ({ page, host, widget }) => {
  const look = { accent: '#0a0', font: 'serif', radius: 9, offset: { x: 5, y: 5 }, size: { width: 300, height: 350 }, z_index: 5 };
  const css = PROPERTIES.map(([name, value]) => `${name}: ${value}`).join('; ');
  await page.goto(host(shop({ ...rules(`${css}; --askwell-z-index: 7`), ...config({ look }) })));
  await ready(page, widget);
  await widget.open();
  for (const [name, , part, property, value] of PROPERTIES) expect(await style(page, part, property), name).toBe(value);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('askwell-widget')!).zIndex)).toBe('7');
  await page.evaluate(() => localStorage.clear());
  await page.goto(host(shop(config({ look }))));
  await ready(page, widget);
  await widget.open();
  expect(await style(page, 'panel', 'width')).toBe('300px');
  expect(await style(page, 'panel', 'font-family')).toBe('serif');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('askwell-widget')!).zIndex)).toBe('5');
});

test('the readme names the properties and parts that there are, and no others', async ({ page, host }) => {
  test.setTimeout(240_000);
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const look = readme.slice(readme.indexOf('## Look'), readme.indexOf('## ', readme.indexOf('## Look') + 5));
  const properties = new Set(look.match(/--askwell-[a-z-]+/g));
  expect([...properties].sort()).toEqual([...PROPERTIES.map(([name]) => name), '--askwell-z-index'].sort());
  const documented = new Set([...look.matchAll(/^\| `([a-z, `-]+)` \|/gm)].flatMap(([, names]) => names.split(/`, `/)).filter((name) => !name.startsWith('--')));
  const there = new Set<string>();
  const products = [{ id: 'ink', name: 'Ink', url: '/ink', price: '9' }];
  for (const state of [...STATES, { name: 'products', config: { products, rules: [{ id: 'r', triggers: ['page_view'], actions: [{ recommend: { text: 'Ours', products: ['ink'] } }] }] }, inline: false, reach: STATES[1].reach }]) {
    const widget = new Widget(page, state.inline);
    await page.goto(host(full({ inline: state.inline, config: { ...state.config, look: { avatar: { url: '/map.svg' }, icon: { url: '/map.svg' } } } })));
    await expect(state.inline ? widget.panel : widget.launcher).toBeVisible();
    const note = async () => {
      const parts = await page.evaluate(() => [...document.querySelector('askwell-widget')!.shadowRoot!.querySelectorAll('[part]')].flatMap((element) => [...element.part]));
      parts.forEach((part) => there.add(part));
    };
    await note();
    await state.reach(page, widget);
    await note();
    await page.evaluate(() => localStorage.clear());
  }
  expect([...documented].sort()).toEqual([...there].sort());
});

test('parts are styled by the page, and by a style sheet given as the theme', async ({ page, host, said }) => {
  test.slow();
  const files = { '/theme.css': '.title { text-transform: uppercase } [part~="send"] { border-radius: 5px }' };
  const widget = new Widget(page);
  const head = '<style>askwell-widget::part(question) { color: rgb(1, 1, 1); background: rgb(250, 250, 250) }</style>';
  await page.goto(host(started({ css: '/theme.css' }, { head, files })));
  await widget.open();
  await widget.ask('How long does delivery take?');
  await expect.poll(() => style(page, 'title', 'text-transform')).toBe('uppercase');
  expect(await style(page, 'send', 'border-radius')).toBe('5px');
  expect(await style(page, 'question', 'background-color')).toBe('rgb(250, 250, 250)');
  await page.goto(host(started({ css: '/theme.css' }, { files: { '/theme.css': '<!doctype html><p>Not found' } })));
  await said.expect(/data-theme: .*\/theme\.css is not valid CSS: it is an HTML page/);
  await expect(widget.launcher).toBeVisible();
});

test('the corner: right, left, and the middle', async ({ page, host, widget }) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  for (const [position, x] of [['right', 928], ['left', 16], ['center', 472]] as const) {
    await page.goto(host(shop(config({ position }))));
    await ready(page, widget);
    expect((await widget.launcher.boundingBox())!.x, position).toBe(x);
    await widget.open();
    const panel = (await widget.panel.boundingBox())!;
    expect(Math.abs({ right: panel.x + panel.width - 984, left: panel.x - 16, center: panel.x + panel.width / 2 - 500 }[position]), position).toBeLessThan(1);
    await page.evaluate(() => localStorage.clear());
  }
});

test('from 280 pixels to 8K the panel is inside the window, and neither tiny nor vast', async ({ page, host, widget }) => {
  await page.goto(host(shop()));
  await ready(page, widget);
  await widget.open();
  for (const [width, height] of [[280, 480], [320, 256], [360, 740], [740, 360], [1280, 720], [1920, 1080], [2560, 1440], [3840, 2160], [7680, 4320]]) {
    await page.setViewportSize({ width, height });
    const box = (await widget.panel.boundingBox())!;
    const what = `${width} × ${height}: ${JSON.stringify(box)}`;
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, what).toBe(true);
    const covers = width <= 480 || height <= 420;
    expect(box.width, what).toBeCloseTo(covers ? width : Math.min(Math.max(384, 100 + 0.12 * width), 600), 0);
    expect(box.height, what).toBeGreaterThanOrEqual(covers ? height : Math.min(620, height - 100));
  }
});

test('the launcher has a picture; where that does not come, the speech bubble', async ({ page, host, widget, said, mayMiss }) => {
  await page.goto(host(shop(config({ look: { icon: { url: '/map.svg', alt: 'A bell' } } }))));
  await ready(page, widget);
  await expect(widget.launcher.locator('img')).toBeVisible();
  await expect(widget.launcher.locator('svg')).toBeHidden();
  await expect(widget.launcher).toHaveAccessibleName('Open help');
  said.allow(/Failed to load resource/);
  mayMiss.push('/gone.png');
  await page.goto(host(shop(config({ look: { icon: { url: '/gone.png' } } }))));
  await ready(page, widget);
  await expect(widget.launcher.locator('svg')).toBeVisible();
  await expect(widget.launcher.locator('img')).toBeHidden();
});

const MAP = { id: 'map', question: 'Where is the shop?', answer: 'Here: ![A map](/map.svg) and ![a photo](https://photos.example/a.png)' };

test('pictures of the site are shown, and asked for when the answer is; those of others are words', async ({ page, host, widget, asked }) => {
  await page.goto(host(shop({ policy: STRICT, files: { ...config({}).files, '/faq.json': [MAP, ...FAQ] } })));
  await ready(page, widget);
  await widget.open();
  expect(asked.paths()).not.toContain('/map.svg');
  const turn = await widget.ask('Where is the shop?');
  const picture = turn.getByRole('img', { name: 'A map' });
  await expect(picture).toHaveJSProperty('complete', true);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(turn).toContainText('a photo');
  await expect(turn.getByRole('img')).toHaveCount(1);
});

test('the owner may allow pictures of others, or none', async ({ page, site, host, widget, said }) => {
  // The policy of the page keeps it from being loaded all the same; then its description stands there.
  said.allow(/Content Security Policy/);
  for (const [pictures, count] of [['https', 2], ['none', 0]] as const) {
    await page.goto(host(shop({ policy: STRICT, files: { ...config({ pictures }).files, '/faq.json': [MAP, ...FAQ] } })));
    // What the policy keeps back counts as asked for.
    site.receivers.push('https://photos.example');
    await ready(page, widget);
    await widget.open();
    const turn = await widget.ask('Where is the shop?');
    await expect(turn.locator('img')).toHaveCount(count);
    if (count) await expect(turn.getByRole('img', { name: 'a photo' })).toBeVisible();
    else await expect(turn).toContainText('Here: A map and a photo');
    await page.evaluate(() => localStorage.clear());
  }
});

test("the page's own button in place of the launcher", async ({ page, host, widget }) => {
  await page.goto(host(started({ launcher: 'none' }, { html: '<button onclick="handle.toggle()">Help</button>' })));
  const button = page.getByRole('button', { name: 'Help', exact: true });
  await expect.poll(() => page.evaluate(() => 'handle' in window)).toBe(true);
  await expect(widget.launcher).toHaveCount(0);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(widget.composer).toBeFocused();
  const box = (await widget.panel.boundingBox())!;
  expect(box.y + box.height, 'there is no launcher to leave room for').toBe(720 - 16);
  await widget.close();
  await expect(button).toBeFocused();
});

test('inline: a part of the page, always open, that says nothing and stores nothing by itself', async ({ page, host, noStorage }) => {
  const widget = new Widget(page, true);
  await page.goto(host(full({ inline: true, head: '<style>askwell-widget { height: 420px; margin: 10px }</style>' })));
  await expect(widget.panel).toBeVisible();
  await expect(widget.launcher).toHaveCount(0);
  await expect(widget.panel.getByRole('button', { name: 'Close help' })).toHaveCount(0);
  const [panel, place, next] = await Promise.all([widget.panel, page.locator('askwell-widget'), page.locator('p', { hasText: 'Ink' })].map((part) => part.boundingBox()));
  expect(panel).toEqual(place);
  expect(panel!.height).toBe(420);
  expect(next!.y).toBeGreaterThanOrEqual(panel!.y + 420);
  await noStorage();
  await widget.ask('How long does delivery take?');
  await page.evaluate(() => (window as unknown as { handle: { close(): void } }).handle.close());
  await expect(widget.panel).toBeVisible();
  await page.setViewportSize({ width: 360, height: 600 });
  expect((await widget.panel.boundingBox())!.height, 'it never covers the page').toBe(420);
});

test('printed, the page is without the widget; inline, the whole conversation is there', async ({ page, host }) => {
  const corner = new Widget(page);
  await page.goto(host(full()));
  await corner.open();
  await page.emulateMedia({ media: 'print' });
  await expect(corner.panel).toBeHidden();
  await expect(corner.launcher).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const inline = new Widget(page, true);
  await page.goto(host(full({ inline: true })));
  for (const question of ['How long does delivery take?', 'I forgot my password', 'Where do I find my invoice?', 'How do I return something?']) await inline.ask(question);
  await page.emulateMedia({ media: 'print' });
  expect(await inline.log.evaluate((log) => log.scrollHeight - log.clientHeight)).toBe(0);
  await expect(inline.composer).toBeHidden();
});

test.describe('nothing of the page moves', () => {
  /** Shifts of the layout, those that follow a press included. */
  const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      type Shift = PerformanceEntry & { hadRecentInput: boolean; value: number; sources: { node?: Element; previousRect: DOMRect; currentRect: DOMRect }[] };
      const shifts: string[] = ((window as unknown as { shifts: string[] }).shifts = []);
      const told = ({ value, sources }: Shift) => `${value}: ${sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName} ${node?.textContent?.slice(0, 30)} ${JSON.stringify([previousRect, currentRect])}`).join('; ')}`;
      const note = (entry: PerformanceEntry) => !(entry as Shift).hadRecentInput && shifts.push(told(entry as Shift));
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'layout-shift', buffered: true });
    });
  });

  test('in the corner', async ({ page, host, widget }) => {
    await page.goto(host(shop({ files: { '/map.svg': PICTURE, '/faq.json': [MAP, ...FAQ] } })));
    await ready(page, widget);
    await widget.open();
    const turn = await widget.ask('Where is the shop?');
    await expect(turn.getByRole('img')).toHaveJSProperty('complete', true);
    await widget.close();
    expect(await shifts(page)).toEqual([]);
  });

  for (const [name, css, moves] of [['inline, with the height reserved', 'askwell-widget { display: block; height: 560px }', false], ['inline, without: the documented rule is needed', '', true]] as const) {
    test(name, async ({ page, host }) => {
      await page.goto(host(full({ inline: true, head: `<style>${css}</style>` })));
      await expect(new Widget(page, true).log.getByRole('button').first()).toBeVisible();
      // The observer is told after the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
      expect((await shifts(page)).length > 0, String(await shifts(page))).toBe(moves);
    });
  }
});
