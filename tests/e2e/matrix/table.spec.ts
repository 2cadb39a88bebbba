/** The table of pages and browsers in README.md names every row of the matrix, and what visitors get. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { lineOf } from './results';
import { ROWS } from './rows';

test('README.md has the table', () => {
  const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');
  expect(ROWS.map(lineOf).filter((line) => !readme.includes(line))).toEqual([]);
});
