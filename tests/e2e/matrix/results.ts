/** What came of the rows in each browser: kept as files, since tests run in several processes, and shown as a table. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROWS, type Row } from './rows';

const folder = resolve(__dirname, '../../../target/matrix');
const BROWSERS = ['Chromium', 'Firefox', 'WebKit'];
const fileOf = (browser: string, row: Row) => join(folder, `${browser} ${ROWS.indexOf(row)}.txt`);

export class Results {
  constructor(private readonly browser: string) {}

  /** Notes whether the steps went well. */
  async of(row: Row, steps: () => Promise<unknown>) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(this.browser, row), 'fails');
    await steps();
    writeFileSync(fileOf(this.browser, row), 'ok');
  }
}

/** A row of the table, without the browsers. */
export const lineOf = (row: Row) => `| ${row.page} | ${row.gets}${row.why ? `: ${row.why}` : ''} |`;

/** The table of pages × browsers, in Markdown. A browser that was not there is a dash. */
export function table(): string {
  const cell = (browser: string, row: Row) => (existsSync(fileOf(browser, row)) ? readFileSync(fileOf(browser, row), 'utf8') : '–');
  const line = (row: Row) => `${lineOf(row)} ${BROWSERS.map((browser) => cell(browser, row)).join(' | ')} |`;
  return [`| page | visitors get | ${BROWSERS.join(' | ')} |`, `|---|---|${BROWSERS.map(() => '---|').join('')}`, ...ROWS.map(line)].join('\n');
}
