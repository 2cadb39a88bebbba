/**
 * What helps an owner to install Askwell, and no visitor needs: loaded when something is wrong, or the page asks.
 * What it finds is in check/findings.js; its parts lie beside that. It stores nothing, and asks nobody but the folder of
 * askwell.js and the addresses of the config and the FAQ.
 */
import { data } from './check/data.js';
import { files, policy } from './check/files.js';
import { finding } from './check/findings.js';
import { nearest } from './check/nearest.js';
import { Net } from './check/net.js';
import { page, storage, tags, widgets } from './check/page.js';

/** Names an attribute that there is not, and those that there are. */
export function unknown(key, names) {
  console.warn('[askwell]', `data-${key} is not known. Known, the nearest first: data-${nearest(key, names).join(', data-')}.`);
}

const ORDER = ['error', 'warning', 'ok'];

/** The wish for a language as the widget hears it. */
const languageOf = ({ lang }, config) => [lang, config.lang].find((tag) => tag && tag !== 'auto') || document.documentElement.lang || navigator.language || 'en';

/** The service worker that answers for the page; a sandboxed frame may not ask. */
function controller() {
  try {
    return navigator.serviceWorker?.controller;
  } catch {
    return undefined;
  }
}

/** What stands in the way of the widget on this page, the worst first: a list of `{ id, level, message, fix? }`. */
export async function check({ base, tag, instances, ATTRIBUTES }) {
  const net = new Net();
  const looks = instances.flatMap((instance) => (instance.look ? [instance.look()] : []));
  const settings = looks[0]?.settings || {};
  const read = await data(net, base, settings);
  const got = await files(net, { base, tag, lang: languageOf(settings, read.config), hasPack: read.config.semantic !== false });
  const others = await policy(net, base);
  const found = [...read.findings, ...got, ...others, ...page(net, base, tag), ...tags(tag, ATTRIBUTES), ...widgets(looks), ...storage()];
  const worker = controller();
  if (worker && found.some(({ id }) => id === 'file-blocked')) found.push(finding('page-worker', { url: worker.scriptURL }));
  if (!found.some(({ id, level }) => id.startsWith('policy') && level !== 'ok')) found.push(finding('policy-ok'));
  net.end();
  const sorted = ORDER.flatMap((level) => found.filter((one) => one.level === level));
  console.table(sorted, ['level', 'id', 'message', 'fix']);
  return sorted;
}

/** The askwell folder alone, as a page of it sees it. */
export async function checkFolder(base) {
  const net = new Net();
  const found = await files(net, { base, lang: document.documentElement.lang || 'en', isSite: true });
  net.end();
  return found;
}
