/** The config and the FAQ: whether they can be had, are JSON, and are what they should be. */
import { trouble } from './files.js';
import { finding } from './findings.js';
import { parse } from './json.js';
import { nearest } from './nearest.js';

const isMap = (value) => Object.prototype.toString.call(value) === '[object Object]';
const kindOf = (value) => (Array.isArray(value) ? 'a list' : value === null ? 'null' : isMap(value) ? 'an object' : `a ${{ string: 'text', boolean: 'yes or no' }[typeof value] || typeof value}`);

/** The value at an address, or the finding of what is wrong; `what` begins the finding's id. */
async function read(net, url, what) {
  const got = await net.get(url);
  const bad = trouble(url, got, what);
  if (bad || got.why) return { bad };
  if (!/json|^$|text\/plain/.test(got.type) && !/\.json$/.test(new URL(url).pathname)) return { other: got.type };
  const { value, ...place } = parse(await got.response.text());
  return place.line ? { bad: finding(`${what}-json`, { url, ...place }) } : { value };
}

/** What the schema says of a key, as JSON's own types. */
function typesOf(schema) {
  const follow = (node) => (node.$ref ? follow(schema.$defs?.[node.$ref.split('/').pop()] ?? {}) : node);
  const types = (node) => [follow(node)].flatMap(({ type, anyOf, oneOf, enum: words, const: word }) => [type, ...(words || word ? ['string'] : []), ...(anyOf || oneOf || []).flatMap(types)].flat());
  return (key) => types(schema.properties[key]).filter((type) => type && type !== 'null');
}

async function keys(net, base, url, config) {
  const { value: schema } = await read(net, base + 'askwell.schema.json', 'config');
  if (!isMap(schema?.properties)) return [];
  const known = Object.keys(schema.properties);
  const wanted = typesOf(schema);
  const found = [];
  for (const [key, value] of Object.entries(config)) {
    if (!Object.hasOwn(schema.properties, key)) {
      found.push(finding('config-key', { url, key, nearest: nearest(key, known)[0] }));
      continue;
    }
    const types = wanted(key);
    const type = Array.isArray(value) ? 'array' : isMap(value) ? 'object' : typeof value;
    if (value !== null && types.length && !types.some((one) => one === type || (one === 'integer' && type === 'number'))) {
      found.push(finding('config-value', { url, key, kind: kindOf(value), wanted: types.join(' or '), schema: base + 'askwell.schema.json' }));
    }
  }
  return found;
}

/** Those of the FAQ: `json` is the list, or an object whose key `faq` holds it. */
function entries(url, json) {
  const list = isMap(json) ? json.faq : json;
  if (!Array.isArray(list)) return [finding('faq-kind', { url, kind: isMap(json) ? 'an object without the list "faq"' : kindOf(json) })];
  if (!list.length) return [finding('faq-empty', { url })];
  const has = (text) => (typeof text === 'string' ? text.trim() : isMap(text) && Object.keys(text).length);
  const bad = list.map((entry, index) => (isMap(entry) && has(entry.question) && has(entry.answer) ? 0 : index + 1)).filter(Boolean);
  if (bad.length) return [finding('faq-entries', { url, count: bad.length, all: list.length, first: bad[0] })];
  return [finding('faq-ok', { url, count: list.length }), ...pictures(list)];
}

/** Under COEP, pictures of other origins need a header of theirs. */
function pictures(list) {
  if (!self.crossOriginIsolated) return [];
  const [, address] = JSON.stringify(list).match(/!\[[^\]]*\]\((https?:[^)\s"]+)/) || [];
  const origin = address && URL.canParse(address) && new URL(address).origin;
  return origin && origin !== location.origin ? [finding('policy-coep', { origin })] : [];
}

/** Where the entries are: addresses (three languages at most are looked at), or the list itself. */
function sources(faq, from) {
  const resolve = (address) => (URL.canParse(address, from) ? [new URL(address, from).href] : []);
  if (typeof faq === 'string') return { urls: resolve(faq) };
  if (Array.isArray(faq)) return { list: faq };
  if (!isMap(faq)) return {};
  if ('faq' in faq) return { list: faq.faq };
  return { urls: Object.values(faq).filter((address) => typeof address === 'string').slice(0, 3).flatMap(resolve) };
}

/** Of one widget's settings: `{ findings, config }`. */
export async function data(net, base, settings) {
  const findings = [];
  let config = {};
  if (settings.config) {
    const { bad, value } = await read(net, settings.config, 'config');
    if (bad) findings.push(bad);
    else if (!isMap(value)) findings.push(finding('config-kind', { url: settings.config, kind: kindOf(value) }));
    else {
      config = value;
      const wrong = await keys(net, base, settings.config, config);
      findings.push(...(wrong.length ? wrong : [finding('config-ok', { url: settings.config, keys: Object.keys(config).join(', ') || '(none)' })]));
    }
  }
  const { urls = [], list } = settings.faq ? { urls: [settings.faq] } : sources(config.faq, settings.config || location.href);
  if (list) findings.push(...entries(settings.config, list));
  for (const url of urls) {
    const { bad, value, other } = await read(net, url, 'faq');
    // Other kinds than JSON are read by the widget, which names what it cannot use.
    if (bad) findings.push(bad);
    else if (!other && value !== undefined) findings.push(...entries(url, value));
  }
  if (!urls.length && !list && !findings.some(({ level }) => level === 'error')) findings.push(finding('faq-none'));
  return { findings, config };
}
