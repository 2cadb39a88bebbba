/**
 * The web server of the tests: two origins with the same files. Tests put files there, with status,
 * headers and body as they please; the built site stands under /site/.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';

const repository = resolve(__dirname, '../..');

/** The folder of the built site. */
export const dist = resolve(repository, process.env.ASKWELL_DIST ?? 'dist');
/** Whether there is a built widget to test. */
export const isBuilt = existsSync(join(dist, 'askwell/askwell-app_bg.wasm'));
/** The loader: as built where a build is asked for, else its source. */
export const loaderFile = join(process.env.ASKWELL_DIST ? dist : join(repository, 'public'), 'askwell/askwell.js');
/** A file's hash, as browsers compare it. */
export const integrityOf = (file: string | Buffer) => `sha256-${createHash('sha256').update(file).digest('base64')}`;

/** The loader that takes these files for its own, by their hashes, whatever those of the build are; none: any. */
export const loaderOf = (hashes: Record<string, string> = {}) =>
  readFileSync(loaderFile, 'utf8').replace(/(?<=HASHES = )\{\}|\{"-app\.js":"sha256-[^}]*\}/, JSON.stringify(hashes));

/** What stands in where the widget cannot run, likewise. */
export const plainFile = join(dirname(loaderFile), 'askwell-plain.js');

/** A file as the server sends it. */
export interface File {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** The answer never comes. */
  hangs?: boolean;
  /** The connection breaks off instead of an answer. */
  breaks?: boolean;
  /** The body is this, again and again without end. */
  endless?: string;
}

/** A request, as a handler of a test meets it. */
export interface Received {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What answers requests; nothing leaves them to the files. */
export type Handler = (received: Received) => File | undefined;

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export class Site {
  /** The origin of the page. */
  origin = '';
  /** Another origin, for the files of a content delivery network. */
  foreign = '';
  /** Origins that the page may send feedback to. */
  readonly receivers: string[] = [];
  /** Whether the other origin lets this one read its files. */
  sendsCors = true;
  /** Whether the other origin lets pages embed its files that isolate themselves (CORP). */
  sendsCorp = false;
  /** Paths that were asked for and are not there. */
  readonly missing: string[] = [];

  /** What handlers were asked, in this order. */
  readonly received: Received[] = [];

  private readonly files = new Map<string, File>();
  private readonly handlers = new Map<string, Handler>();
  private readonly servers: Server[] = [];

  static async start(): Promise<Site> {
    const site = new Site();
    site.origin = await site.listen(false);
    site.foreign = await site.listen(true);
    return site;
  }

  stop() {
    for (const server of this.servers) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** Forgets what the last test has put here. */
  reset() {
    this.files.clear();
    this.handlers.clear();
    this.received.length = 0;
    this.missing.length = 0;
    this.receivers.length = 0;
    this.sendsCors = true;
    this.sendsCorp = false;
  }

  put(path: string, file: File | string | object) {
    const isFile = typeof file === 'object' && ['status', 'headers', 'body', 'hangs'].some((key) => key in file);
    const body = typeof file === 'string' ? file : JSON.stringify(file);
    this.files.set(path, isFile ? (file as File) : { body });
  }

  /** The body of a file that a test has put here. */
  text(path: string): string {
    return String(this.files.get(path)?.body ?? '');
  }

  /** Answers all paths that begin so. */
  handle(start: string, handler: Handler) {
    this.handlers.set(start, handler);
  }

  private async listen(isForeign: boolean): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response, isForeign));
    this.servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse, isForeign: boolean) {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = (await this.handled(request, path)) ?? this.files.get(path) ?? built(path) ?? this.notFound(path);
    if (file.hangs) return;
    if (file.breaks) return request.socket.destroy();
    const cors = isForeign && this.sendsCors ? { 'Access-Control-Allow-Origin': '*' } : {};
    const corp = isForeign && this.sendsCorp ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {};
    const type = { 'Content-Type': TYPES[extname(path)] ?? 'text/plain; charset=utf-8' };
    response.writeHead(file.status ?? 200, { ...type, 'Cache-Control': 'no-store', ...cors, ...corp, ...file.headers });
    if (file.endless !== undefined) return pour(response, file.endless);
    response.end(file.body ?? '');
  }

  private async handled(request: IncomingMessage, path: string): Promise<File | undefined> {
    const [, handler] = [...this.handlers].find(([start]) => path.startsWith(start)) ?? [];
    if (!handler) return undefined;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    const received = { method: request.method ?? '', path, query: Object.fromEntries(searchParams), headers: request.headers, body: Buffer.concat(pieces).toString() };
    this.received.push(received);
    return handler(received);
  }

  private notFound(path: string): File {
    // Browsers ask for this one by themselves.
    if (path === '/favicon.ico') return { status: 204 };
    this.missing.push(path);
    return { status: 404, body: 'not found' };
  }
}

/** Writes as long as somebody listens. */
function pour(response: ServerResponse, piece: string) {
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function built(path: string): File | undefined {
  if (!path.startsWith('/site/')) return undefined;
  const file = join(dist, normalize(path.slice('/site'.length)));
  const page = path.endsWith('/') ? join(file, 'index.html') : file;
  if (!existsSync(page) || !statSync(page).isFile()) return undefined;
  return { body: readFileSync(page), headers: { 'Content-Type': TYPES[extname(page)] ?? 'application/octet-stream' } };
}
