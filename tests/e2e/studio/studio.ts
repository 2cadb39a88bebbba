/**
 * The page "Insights" as a marketer meets it: by role and name. The only file that knows how it is drawn.
 */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Site } from '../server';

export class Studio {
  readonly status: Locator;
  readonly problems: Locator;
  readonly alert: Locator;

  constructor(
    readonly page: Page,
    private readonly site: Site,
  ) {
    this.status = page.getByRole('status');
    this.problems = page.getByRole('region', { name: /^(Problems in the files|文件中的问题)$/ });
    this.alert = page.getByRole('alert');
  }

  async open() {
    await this.page.goto(`${this.site.origin}/site/askwell/studio/`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Picks files by name and content, and waits until they are read and counted. */
  async load(...files: [name: string, content: string][]) {
    await this.pick(...files);
    await this.settled();
  }

  async pick(...files: [name: string, content: string][]) {
    const all = files.map(([name, content]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) }));
    await this.page.locator('input[type="file"]').setInputFiles(all);
  }

  async settled() {
    await expect(this.status).toHaveText(/^(Up to date|No row|No usable|已更新|没有)/, { timeout: 30_000 });
  }

  async sample() {
    const button = this.page.getByRole('button', { name: /^(Invented sample|虚构示例)$/ });
    // Once there are figures the ways to load rows are folded up.
    if (!(await button.isVisible())) await this.page.locator('.data > summary').click();
    await button.click();
    await expect(this.page.getByRole('note')).toBeVisible();
    await this.settled();
  }

  async collector(url: string, token: string) {
    const form = this.page.getByRole('form');
    await form.getByLabel('Address').fill(url);
    await form.getByLabel('Token').fill(token);
    await form.getByRole('button', { name: 'Fetch rows' }).click();
  }

  /** A figure at the head of the page. */
  card(name: string): Locator {
    return this.page.locator('.card').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  section(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  table(caption: string | RegExp): Locator {
    return this.page.getByRole('table', { name: caption });
  }

  /** The cells of a row of a table, by its first cell. */
  async row(table: Locator, head: string): Promise<string[]> {
    const row = table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: head, exact: true }) });
    return (await row.getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async filter(name: string, value: string) {
    const control = this.section('Which rows count').getByLabel(name);
    if (await control.evaluate((element) => element.tagName === 'SELECT')) await control.selectOption(value);
    else await control.fill(value);
    await control.blur();
    await this.settled();
  }

  /** Presses a button, and gives the name and the text of the file that comes. */
  async download(button: Locator): Promise<{ name: string; text: string }> {
    const coming = this.page.waitForEvent('download');
    await button.click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  async speak(lang: 'en' | 'zh-Hans') {
    await this.page.locator('header select').selectOption(lang);
    await expect(this.page.locator('html')).toHaveAttribute('lang', lang);
  }
}
