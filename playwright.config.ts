/**
 * The end-to-end tests: tests/e2e, one Chromium. `cargo xtask test` runs them.
 *
 * ASKWELL_CHROMIUM  the browser; else /usr/bin/chromium, else Playwright's own
 * ASKWELL_DIST      the built site; else ./dist. Without a widget in it, only the loader's tests run.
 */
import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const chromium = [process.env.ASKWELL_CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: 'tests/e2e',
  // A loaded machine is slow, not wrong.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // Real browsers on a machine that others use: a test that passes only the second time is listed as flaky, to be mended.
  retries: 1,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Chromium refuses its sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
