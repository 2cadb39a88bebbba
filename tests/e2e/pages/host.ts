/** The page of a site owner: the tag as owners write it, in a page as strange as a test wants it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type File, loaderFile, loaderOf, type Site } from '../server';
import { stubApp, stubWasm } from '../stub';

/** The strictest policy under which a page can show the widget. */
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";

export interface Host {
  /** The attributes of the tag. */
  tag?: string;
  /** Where the tag stands: `module` is the end of the body, as a module; `by hand`: nowhere. */
  place?: 'head' | 'body' | 'module' | 'by hand';
  /** The built widget, or the stub. */
  app?: 'real' | 'stub';
  /** Whether the files come from another origin, and whether that lets them be read. */
  from?: 'here' | 'elsewhere' | 'elsewhere without CORS' | 'elsewhere with CORP';
  policy?: string;
  headers?: Record<string, string>;
  lang?: string;
  dir?: string;
  head?: string;
  html?: string;
  /** More files, or others in place of the stub's: path → body, JSON value or `File`. */
  files?: Record<string, File | string | object>;
}

/** Puts the page and its files on the site, and gives its address. */
export function publish(site: Site, host: Host = {}): string {
  const { app = 'stub', from = 'here', place = 'head' } = host;
  site.sendsCors = from !== 'elsewhere without CORS';
  site.sendsCorp = from === 'elsewhere with CORP';
  site.put('/askwell/askwell.js', loaderOf());
  for (const name of ['plain', 'check']) site.put(`/askwell/askwell-${name}.js`, readFileSync(join(dirname(loaderFile), `askwell-${name}.js`), 'utf8'));
  const parts = join(dirname(loaderFile), 'check');
  for (const name of readdirSync(parts)) site.put(`/askwell/check/${name}`, readFileSync(join(parts, name), 'utf8'));
  site.put('/askwell/askwell-app.js', stubApp());
  site.put('/askwell/askwell-app_bg.wasm', { body: stubWasm });
  for (const [path, file] of Object.entries(host.files ?? {})) site.put(path, file);
  const folder = (from === 'here' ? '' : site.foreign) + (app === 'real' ? '/site/askwell' : '/askwell');
  const policy = host.policy ? { 'Content-Security-Policy': host.policy } : {};
  site.put('/page.html', { headers: { ...policy, ...host.headers }, body: html(host, place, folder) });
  return `${site.origin}/page.html`;
}

function html(host: Host, place: string, folder: string): string {
  const kind = place === 'module' ? 'type="module"' : place === 'head' ? 'async' : '';
  const tag = place === 'by hand' ? '' : `<script ${kind} src="${folder}/askwell.js" ${host.tag ?? ''}></script>`;
  const inHead = place === 'head' ? tag : '';
  return `<!doctype html>
<html lang="${host.lang ?? 'en'}" dir="${host.dir ?? 'ltr'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>
${inHead}${host.head ?? ''}
</head>
<body>
<main><h1>A shop</h1>${host.html ?? '<p>Letter paper and <a href="#ink">ink</a>.</p>'}</main>
${inHead ? '' : tag}
</body>
</html>`;
}
