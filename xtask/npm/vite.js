/**
 * The plugin for Vite: serves the widget's folder in development, copies it in a build, and tells index.js where it is.
 * The files keep their names, since they find each other by them; a release of the widget never changes them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.html': 'text/html', '.css': 'text/css' };

/** @param {{ folder?: string, studio?: boolean }} [options] */
export default function askwell({ folder = 'askwell', studio = false } = {}) {
  const source = file('./askwell/');
  const names = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(source.length).split(sep).join('/'))
    .filter((name) => studio || !name.startsWith('studio/'));
  let address;
  return {
    name: 'askwell',
    // Put together with others, index.js would not be asked for its address.
    config: () => ({ optimizeDeps: { exclude: ['askwell'] } }),
    configResolved({ base }) {
      address = posix.join(base || '/', folder, '/');
      // A relative base is relative to the page; posix.join takes its dot away.
      if (/^[a-z]+:|^\/\//i.test(base)) address = base.replace(/\/?$/, '/') + folder + '/';
    },
    load(id) {
      if (id.split('?')[0] === file('./address.js').split(sep).join('/')) return `export const folder = ${JSON.stringify(address)};`;
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url, 'http://localhost');
        const name = decodeURIComponent(pathname).startsWith(address) ? decodeURIComponent(pathname).slice(address.length) : '';
        if (!names.includes(name)) return next();
        response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
        response.end(readFileSync(join(source, name)));
      });
    },
    generateBundle() {
      // The page's environment only: a server has no use for them.
      if (this.environment && this.environment.name !== 'client') return;
      for (const name of names) this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: readFileSync(join(source, name)) });
    },
  };
}
