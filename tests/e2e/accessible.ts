/** Runs axe-core over the page, open shadow roots included. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

interface Result {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with the rule and the element of every violation. */
export async function expectAccessible(page: Page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<Result>('axe.run(document, { resultTypes: ["violations"] })');
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`));
  expect(found).toEqual([]);
}
