/** The demo shop as a visitor meets it, and what its rules decided. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { dist, type Site } from './server';
import { STRICT } from './pages/host';

/** A decision, as `Askwell('why')` gives it. */
interface Decision {
  happened: { on: string };
  rules: { rule: string; outcome: string; why?: unknown; group?: string; variation?: string }[];
}

export class Shop {
  constructor(
    readonly page: Page,
    readonly site: Site,
  ) {}

  /** Opens the shop, always under the strictest policy, and waits for the widget. */
  async open(query = '') {
    this.site.put('/site/index.html', { headers: { 'Content-Security-Policy': STRICT }, body: readFileSync(join(dist, 'index.html')) });
    await this.page.goto(`${this.site.origin}/site/index.html${query}`);
    await this.ready();
  }

  async ready() {
    await expect(this.page.locator('askwell-widget button[part~="launcher"]:not([data-loader])')).toBeVisible();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** Goes to a product's page through its card. */
  async product(name: string) {
    await this.page.locator('#products').getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Puts the product of the page into the basket. */
  async add() {
    await this.page.locator('#page').getByRole('button', { name: /^(Add to basket|加入购物袋)$/ }).click();
    await expect(this.page.locator('#basket')).toContainText('¥');
  }

  /** Says who is looking around: "guest", "tom" or "mei". */
  async lookAroundAs(visitor: string) {
    await this.page.locator('#visitor').selectOption(visitor);
  }

  /** From the basket to the thank-you page. */
  async buy() {
    await this.page.locator('#basket').click();
    await this.page.getByRole('link', { name: 'Checkout' }).click();
    await this.page.getByRole('button', { name: 'Use an invented address' }).click();
    await this.page.getByRole('button', { name: 'Place the order' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Thank you!' })).toBeVisible();
  }

  /** The pointer leaves the page through its top edge. */
  async leave() {
    await this.page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1, relatedTarget: null })));
  }

  async why(): Promise<Decision[]> {
    return this.page.evaluate(() => (window as never as { Askwell(verb: string): Promise<never> }).Askwell('why'));
  }

  /** The last verdict on a rule, as a sentence to compare; empty where it was never set off. */
  async verdict(rule: string): Promise<string> {
    const verdicts = (await this.why()).flatMap(({ rules }) => rules).filter((verdict) => verdict.rule === rule);
    const last = verdicts.at(-1);
    if (!last) return '';
    return [last.outcome, last.group ?? '', typeof last.why === 'string' ? last.why : ''].filter(Boolean).join(': ');
  }

  /** The rules that have acted, each once. */
  async acted(): Promise<string[]> {
    const acts = (await this.why()).flatMap(({ rules }) => rules).filter(({ outcome }) => outcome === 'acts');
    return [...new Set(acts.map(({ rule }) => rule))];
  }
}
