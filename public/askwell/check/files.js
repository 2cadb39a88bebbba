/** The files of the askwell folder and the Content-Security-Policy: whether the browser gets what it needs. */
import { finding } from './findings.js';
import { token } from './net.js';

/** A WebAssembly module of nothing. */
const EMPTY_WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Why an address could not be had, as a finding; nothing where it could. */
export function trouble(url, got, what = 'file') {
  if (got.why === 'budget') return undefined;
  if (got.why === 'policy') return finding('policy-connect', { url, token: token(url) });
  if (got.why === 'cors') return finding('file-cors', { url, origin: new URL(url).origin });
  if (got.why) return finding('file-blocked', { url });
  if (got.isOk && /html/.test(got.type) && !/\.html?$/.test(new URL(url).pathname)) return finding(`${what}-html`, { url });
  return got.isOk ? undefined : finding(`${what}-missing`, { url, status: got.status });
}

/** By file of the release, its hash: what a pinned loader compares. */
const hashesOf = (loader) => [...loader.matchAll(/['"](-[\w.-]+)['"]\s*:\s*['"](sha256-[\w+/=]+)/g)].map(([, file, hash]) => ['askwell' + file, hash]);

export async function sri(buffer, algorithm = 'sha256') {
  const bits = new Uint8Array(await crypto.subtle.digest(algorithm.replace('sha', 'SHA-'), buffer));
  return `${algorithm}-${btoa(String.fromCharCode(...bits))}`;
}

/** The loader against its pin, and the rest against the loader. */
async function pinned(net, base, tag) {
  const url = tag.src;
  const got = await net.get(url);
  const bad = trouble(url, got);
  // Pages over http, other than of this machine, have no means to hash.
  if (bad || got.why || !self.crypto?.subtle) return bad ? [bad] : [];
  const buffer = await got.response.arrayBuffer();
  const pins = tag.integrity.trim().split(/\s+/);
  const hash = await sri(buffer, pins[0].split('-')[0]);
  if (!pins.includes(hash)) return [finding('tag-integrity', { hash })];
  const findings = [];
  for (const [file, wanted] of hashesOf(new TextDecoder().decode(buffer))) {
    const other = await net.get(base + file);
    if (other.isOk && (await sri(await other.response.arrayBuffer())) !== wanted) findings.push(finding('file-other-release', { url: base + file }));
  }
  return findings;
}

/** The module runs: it defines, and does nothing before it is called. */
async function runs(net, url) {
  try {
    await import(url);
  } catch (error) {
    // Browsers remember that a module failed, and do not ask the policy again for the same address.
    await import(url + '?check').catch(() => {});
    const refused = await net.refused(url + '?check', 'script-src');
    return refused ? finding('policy-script', { url, directive: refused.directive, token: token(url) }) : finding('file-broken', { url, reason: error.message });
  }
}

function typed(url, type) {
  if (/\.js$/.test(url) && !/^(text|application)\/(x-)?(java|ecma)script$/.test(type)) return finding('file-type', { url, type: type || 'nothing' });
  if (/\.wasm$/.test(url) && type !== 'application/wasm') return finding('file-type-wasm', { url, type: type || 'nothing' });
}

/** The interface's languages come as files, but for English. */
function languageFile(lang) {
  const [primary, ...rest] = lang.toLowerCase().split(/[-_]/);
  // What is no language tag is a finding of its own.
  if (primary === 'en' || !/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(lang)) return undefined;
  const script = rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans';
  return `lang/${primary === 'zh' ? script : lang}.json`;
}

async function language(net, base, lang) {
  const file = languageFile(lang);
  if (!file) return [];
  const short = `lang/${lang.split(/[-_]/)[0]}.json`;
  for (const name of new Set(/zh/i.test(lang) ? [file, 'lang/zh-Hans.json'] : [file, short])) {
    const got = await net.get(base + name, 'HEAD');
    if (got.isOk && !/html/.test(got.type)) return [];
    if (got.why) return [trouble(base + name, got)].filter(Boolean);
  }
  return [finding('language-missing', { file: base + file })];
}

/** All that lies in the folder, as far as this page needs it. `isSite`: also what only the owner's server decides. */
export async function files(net, { base, tag, lang = 'en', hasPack = true, isSite = false }) {
  const findings = [];
  const module = base + 'askwell-app.js';
  const first = await net.get(module);
  const bad = trouble(module, first) || typed(module, first.type);
  if (bad) findings.push(bad);
  const source = first.isOk && !bad ? await first.response.text() : '';
  // The module names the parts that it may load.
  const parts = new Set([...source.matchAll(/askwell-(?!app)[\w-]+\.wasm/g)].map(([name]) => name));
  const names = ['askwell-app_bg.wasm', ...parts, ...(hasPack && /^(en|zh)/.test(lang) ? [`packs/${lang.slice(0, 2)}.pack`] : [])];
  for (const name of names.slice(0, 7)) {
    const got = await net.get(base + name, 'HEAD');
    const wrong = trouble(base + name, got) || (got.isOk && typed(name, got.type));
    if (wrong) findings.push({ ...wrong, ...(name.endsWith('.pack') && wrong.level === 'error' && { level: 'warning' }) });
    if (isSite && got.isOk && /no-store|no-cache|max-age=0/.test(got.cache)) findings.push(finding('file-caching', { url: base + name, value: got.cache }));
  }
  findings.push(...(await language(net, base, lang)));
  if (source) findings.push(await runs(net, module));
  if (tag?.integrity) findings.push(...(await pinned(net, base, tag)));
  const found = findings.filter(Boolean);
  const count = names.length + 1;
  return found.some(({ id }) => /^(file|tag)/.test(id)) ? found : [...found, finding('files-ok', { count, base })];
}

/** What the policy says of all but files. */
export async function policy(net, base) {
  const found = [];
  try {
    await WebAssembly.compile(EMPTY_WASM);
  } catch {
    found.push(finding('policy-wasm'));
  }
  const picture = base + 'askwell-check.js';
  // No picture, but the policy is asked before anything is loaded.
  await new Promise((done) => Object.assign(new Image(), { onload: done, onerror: done, src: picture }));
  if (await net.refused(picture, 'img-src')) found.push(finding('policy-image', { token: token(picture) }));
  return found;
}
