// Prints where Playwright keeps, or would keep, its own Chromium.
import { chromium } from '@playwright/test';

console.log(chromium.executablePath());
