/** The receiver of examples/collector, as a process: the real thing that feedback is sent to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const name = process.platform === 'win32' ? 'askwell-collector.exe' : 'askwell-collector';
const program = resolve(__dirname, '../../target/debug', name);
/** Whether it is built. */
export const hasCollector = existsSync(program);

/** What readers must show. */
export const TOKEN = 'only-for-tests';

export type Row = Record<string, string | number | string[]> & { id: string; kind: string };

export class Collector {
  private readonly database = join(mkdtempSync(join(tmpdir(), 'askwell-')), 'feedback.sqlite');
  private process?: ChildProcess;
  /** `http://127.0.0.1:4711`, the same over restarts. */
  origin = '';

  /** Starts it, on the same database and port as before; `chaos` makes it a bad one, `reader` lets that origin read. */
  async start({ chaos, reader }: { chaos?: number; reader?: string } = {}) {
    const port = this.origin ? new URL(this.origin).port : '0';
    const options = ['--listen', `127.0.0.1:${port}`, '--database', this.database, '--token', TOKEN];
    if (chaos !== undefined) options.push('--chaos', String(chaos));
    if (reader) options.push('--reader', reader);
    this.process = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: this.process.stdout! }), 'line')) as [string];
    this.origin = /http:\/\/\S+:\d+/.exec(line)![0];
  }

  /** Ends it at once, as a power cut would. */
  async kill() {
    const ended = once(this.process!, 'exit');
    this.process!.kill('SIGKILL');
    await ended;
  }

  /** The latest row of each subject. */
  async rows(): Promise<Row[]> {
    const response = await fetch(`${this.origin}/records.ndjson`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    const lines = (await response.text()).split('\n').filter((line) => line);
    return lines.map((line) => JSON.parse(line) as Row);
  }

  /** Sends rows once more, and says how many were there already and how many were not. */
  async compare(rows: Row[], source: string): Promise<{ known: number; stored: number }> {
    const total = { known: 0, stored: 0 };
    for (let from = 0; from < rows.length; from += 100) {
      const events = rows.slice(from, from + 100).map((row) => ({ specversion: '1.0', id: row.id, source, type: `askwell.${row.kind}`, data: row }));
      const response = await fetch(`${this.origin}/events`, { method: 'POST', headers: { 'Content-Type': 'application/cloudevents-batch+json' }, body: JSON.stringify(events) });
      const { known, stored } = (await response.json()) as { known: number; stored: number };
      total.known += known;
      total.stored += stored;
    }
    return total;
  }
}
