/** The studio with what every test is given; see ../fixtures.ts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '../fixtures';
import { dist } from '../server';
import { Studio } from './studio';

export const test = base.extend<{ studio: Studio }>({
  studio: async ({ page, site }, use) => {
    site.reset();
    await use(new Studio(page, site));
  },
});

/** Skipped where the page was not built. */
export function needsStudio() {
  test.skip(!existsSync(join(dist, 'askwell/studio/askwell-studio_bg.wasm')), 'no studio is built: run `cargo xtask dist`');
}

export { expect } from '../fixtures';
