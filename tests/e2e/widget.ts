/**
 * The widget as a visitor meets it: by role and name. The only file that knows how it is drawn.
 */
import { expect, type Locator, type Page } from '@playwright/test';

export class Widget {
  /** The launcher, the loader's or the widget's, open or closed. */
  readonly launcher: Locator;
  readonly panel: Locator;
  /** The survey, in the panel or alone. */
  readonly survey: Locator;
  readonly log: Locator;
  readonly composer: Locator;
  readonly send: Locator;
  /** The questions with their answers, oldest first. */
  readonly turns: Locator;
  /** What the composer offers while one types. */
  readonly completions: Locator;
  /** What stands in where the widget cannot start: the plain panel, or the loader's notice. */
  readonly notice: Locator;
  /** What a rule says beside the launcher. */
  readonly teaser: Locator;
  /** The first thing said in the panel. */
  readonly greeting: Locator;
  /** The suggested questions, with their reasons. */
  readonly suggestions: Locator;
  /** The products that a rule recommends. */
  readonly products: Locator;

  /** `isInline`: the panel is a part of the page. */
  constructor(
    readonly page: Page,
    isInline = false,
  ) {
    const host = page.locator('askwell-widget');
    this.launcher = host.locator('button[part~="launcher"]');
    this.panel = host.getByRole(isInline ? 'region' : 'dialog').and(page.locator('[part~="panel"]'));
    this.survey = host.locator('[part~="survey"]');
    this.log = host.getByRole('log');
    this.composer = host.getByRole('combobox', { name: /^(Your question|您的问题)$/ });
    this.send = host.getByRole('button', { name: /^(Send|发送)$/ });
    this.turns = this.log.getByRole('article');
    this.completions = host.getByRole('option');
    this.notice = host.locator('.plain, dialog');
    this.teaser = host.getByRole('region', { name: /^(Message|消息)$/ });
    this.greeting = this.log.locator('.said').first();
    this.suggestions = this.log.locator('.choices').first().getByRole('button');
    this.products = this.log.locator('[part~="products"]');
  }

  /** Waits for what comes after the loader. A widget that starts while the panel is open in another tab opens it, too. */
  async started() {
    await expect(this.launcher).not.toHaveAttribute('data-loader');
  }

  async open() {
    await this.launcher.click();
    await expect(this.panel).toBeVisible();
  }

  /** The cross in the panel; the launcher has the same name. */
  async close() {
    await this.panel.getByRole('button', { name: /^(Close help|关闭帮助)$/ }).click();
    await expect(this.panel).toBeHidden();
  }

  /** Types a question, sends it, and gives the turn once it is answered. */
  async ask(question: string): Promise<Locator> {
    const before = await this.turns.count();
    await this.composer.fill(question);
    await this.composer.press('Enter');
    const turn = this.turns.nth(before);
    await expect(turn).toBeVisible();
    await expect(turn).not.toContainText(/Looking…|正在查找…/);
    return turn;
  }

  /** The guided answer of a turn. */
  task(turn: Locator): Locator {
    return turn.locator('[part~="task"]');
  }

  /** The field that a guided answer asks for. */
  field(task: Locator): Locator {
    return task.locator('#task-field');
  }

  /** Fills the field of a guided answer and goes on. */
  async give(task: Locator, value: string) {
    await this.field(task).fill(value);
    await task.getByRole('button', { name: /^(Continue|继续)$/ }).click();
  }

  thumb(turn: Locator, isUp: boolean): Locator {
    return turn.getByRole('button', { name: isUp ? /^(Yes|有帮助)$/ : /^(No|没帮助)$/ });
  }

  async dismiss() {
    await this.teaser.getByRole('button', { name: /^(Dismiss|关闭)$/ }).click();
    await expect(this.teaser).toBeHidden();
  }

  suggestion(question: string): Locator {
    return this.log.getByRole('button', { name: question, exact: true });
  }
}
