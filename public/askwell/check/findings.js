/**
 * What the install check can find: by id its level, what is wrong, and what mends it. `{…}` is filled in.
 * Ids stay as they are from release to release. The page askwell/install/ lists them all.
 */
export const FINDINGS = {
  // ---- Where the page is ----
  'page-ok': ['ok', 'The page can show a widget.'],
  'page-file': ['error', 'The page is opened as a file; browsers load no modules and no data there.', 'Serve it over http: `python3 -m http.server`, then open http://localhost:8000.'],
  'page-sandboxed': ['error', 'The page stands in a sandboxed frame without an origin: nothing can be stored, and each file counts as foreign.', 'Add allow-same-origin to the frame’s sandbox="allow-scripts …", or send all files with Access-Control-Allow-Origin: *.'],
  'page-old-browser': ['error', 'This browser lacks {features}.', 'None on your side: the widget needs Chrome 101, Firefox 101, Safari 16.4 or later. Older ones are shown a notice.'],
  'page-mixed': ['error', '{url} is asked for over http from a page that came over https: browsers refuse.', 'Write https: in that address.'],
  'page-language-missing': ['warning', '<html> has no lang: the widget guesses its language from the browser.', 'Write <html lang="{lang}">, or data-lang at the tag.'],
  'page-base-element': ['warning', '<base href="{href}"> changes what relative addresses at the tag mean: {url}.', 'Write data-config and data-faq from the root: /…'],
  'page-worker': ['warning', 'A service worker ({url}) answers for this page, and a file could not be had.', 'See that it leaves the askwell folder alone, or update it: DevTools → Application → Service workers.'],

  // ---- The tag ----
  'tag-ok': ['ok', 'One tag, whose attributes are all known.'],
  'tag-twice': ['warning', '{count} tags load askwell.js; all but one do nothing.', 'Leave one tag. A second widget is made by <askwell-widget data-site="two"></askwell-widget> or Askwell("init", {…}).'],
  'tag-unknown': ['warning', '{name} at {place} is not known.', 'Did you mean {nearest}?'],
  'tag-undashed': ['warning', '{name} at {place} is not read.', 'Write data-{name}.'],
  'tag-value': ['warning', '{name}="{value}" at {place} is not one of {words}; the default is used.', 'Did you mean {nearest}?'],
  'tag-language': ['warning', 'data-lang="{value}" is no language tag.', 'Write one such as en, zh-Hans or pt-BR, or auto.'],
  'tag-launcher': ['warning', 'No element of the page is {selector} (data-launcher).', 'Correct the selector, or add the button; until then only Askwell("open") opens the widget.'],
  'tag-crossorigin': ['warning', 'askwell.js comes from {origin} without crossorigin: the browser hides its errors, and a widget that died is not replaced.', 'Add crossorigin="anonymous" to the tag.'],
  'tag-integrity': ['error', 'The askwell.js on the server is not the one that integrity="…" names.', 'After an update write integrity="{hash}".'],

  // ---- Content-Security-Policy ----
  'policy-ok': ['ok', 'The Content-Security-Policy lets everything through that was tried.'],
  'policy-wasm': ['error', 'WebAssembly is blocked by the Content-Security-Policy.', "Add 'wasm-unsafe-eval' to script-src."],
  'policy-script': ['error', '{url} is blocked by the Content-Security-Policy ({directive}).', 'Add {token} to script-src.'],
  'policy-connect': ['error', '{url} may not be fetched under the Content-Security-Policy (connect-src).', 'Add {token} to connect-src.'],
  'policy-image': ['warning', 'Pictures from {token} are blocked by the Content-Security-Policy (img-src).', 'Add {token} to img-src, if your answers show pictures.'],
  'policy-trusted-types': ['ok', 'Trusted Types are required; Askwell makes nothing of text that they could object to.'],
  'policy-coep': ['warning', 'Cross-Origin-Embedder-Policy is on, and pictures of answers come from {origin}.', 'Have them sent with Cross-Origin-Resource-Policy: cross-origin.'],

  // ---- Files of the askwell folder ----
  'files-ok': ['ok', '{count} files of {base} are as they should be.'],
  'file-missing': ['error', '{url} was answered with {status}.', 'Copy the whole askwell folder to the server, all in one place.'],
  'file-html': ['error', '{url} was answered with an HTML page: the server sends its start page for what it does not have.', 'Copy the whole askwell folder to the server, and leave it out of the rewriting of addresses.'],
  'file-type': ['error', '{url} is sent as {type}; browsers run modules only as text/javascript.', 'Have .js sent as text/javascript.'],
  'file-type-wasm': ['warning', '{url} is sent as {type}: it starts more slowly.', 'Have .wasm sent as application/wasm.'],
  'file-cors': ['error', '{url} is sent without Access-Control-Allow-Origin.', 'Have {origin} send Access-Control-Allow-Origin: * with it.'],
  'file-blocked': ['error', '{url} could not be fetched, and neither the policy nor CORS is why: offline, an ad blocker, or a service worker.', 'Try without extensions; rename the folder where a blocker’s list has its name.'],
  'file-broken': ['error', '{url} does not run: {reason}', 'Copy the folder again, and see that nothing changes its files on the way.'],
  'file-other-release': ['error', '{url} is not of the release of askwell.js (integrity).', 'Copy the whole askwell folder again; empty the cache of the content delivery network.'],
  'file-caching': ['warning', '{url} is sent with Cache-Control: {value}: visitors load it again with every page.', 'Send the askwell folder with Cache-Control: public, max-age=86400.'],
  'language-missing': ['warning', 'There is no {file}: the widget speaks English.', 'Copy lang/ too; or set data-lang to a language of the folder.'],

  // ---- Config and FAQ ----
  'config-ok': ['ok', '{url} is read, with the keys {keys}.'],
  'config-missing': ['error', '{url} (data-config) was answered with {status}.', 'Correct the address: relative ones start at the page’s own.'],
  'config-html': ['error', '{url} (data-config) was answered with an HTML page: the server sends its start page for what it does not have.', 'Correct the address: relative ones start at the page’s own.'],
  'config-json': ['error', '{url} is no JSON at line {line}, column {column}: {why}', 'Look at the end of the line before; a validator or your editor marks it.'],
  'config-kind': ['error', '{url} is {kind} instead of an object.', 'Begin it with { "faq": … }. A list of entries belongs at data-faq.'],
  'config-key': ['warning', '{url} has the key "{key}", which is not known.', 'Did you mean "{nearest}"?'],
  'config-value': ['warning', '{url}: "{key}" is {kind} instead of {wanted}.', 'See the schema: {schema}.'],
  'faq-ok': ['ok', '{url}: {count} entries.'],
  'faq-none': ['warning', 'Neither data-faq nor the config names an FAQ.', 'Write data-faq="/faq.json"; without, the widget looks for one in the page.'],
  'faq-missing': ['error', '{url} (FAQ) was answered with {status}.', 'Correct the address: it is relative to the config, or to the page at data-faq.'],
  'faq-html': ['error', '{url} (FAQ) was answered with an HTML page: the server sends its start page for what it does not have.', 'Correct the address: it is relative to the config, or to the page at data-faq.'],
  'faq-json': ['error', '{url} is no JSON at line {line}, column {column}: {why}', 'Look at the end of the line before; a validator or your editor marks it.'],
  'faq-kind': ['error', '{url} is {kind} instead of a list of entries.', 'Write [{"question": "…", "answer": "…"}], or an object whose key "faq" holds it.'],
  'faq-empty': ['warning', '{url} has no entries.', 'Write at least one: [{"question": "…", "answer": "…"}].'],
  'faq-entries': ['warning', '{url}: {count} of {all} entries have no question or no answer, the first is number {first}.', 'Give each "question" and "answer".'],

  // ---- The widget on the page ----
  'widget-ok': ['ok', 'The widget is {state}, and its launcher can be reached.'],
  'widget-none': ['warning', 'There is no widget on the page.', 'With data-loading="manual" call Askwell("init").'],
  'widget-failed': ['error', 'The widget could not start: {reason}', 'See the other findings; they name what is in the way.'],
  'widget-unstyled': ['error', 'The widget’s style sheet is not in force.', 'Look for a script that changes attachShadow or adoptedStyleSheets (old polyfills), and load Askwell before it.'],
  'widget-hidden': ['warning', '{element} is hidden ({how}).', 'Call Askwell("show"), or change the page’s rule for askwell-widget.'],
  'widget-outside': ['warning', 'The launcher is drawn outside of the window, at {x}, {y}.', 'Look at --askwell-offset-x and --askwell-offset-y.'],
  'widget-covered': ['warning', 'The launcher is covered by {element}.', 'Move it: askwell-widget { --askwell-offset-y: {offset}px }, or raise it: --askwell-z-index.'],
  'widget-ancestor': ['warning', '{element} has {property}: what is fixed moves with it instead of the window.', 'Move <askwell-widget> to the end of <body>, or leave it out: the loader puts one there.'],
  'widget-shared-site': ['warning', '{count} widgets share the site "{site}", and so their conversations.', 'Give each a data-site of its own.'],

  // ---- Storage ----
  'storage-ok': ['ok', 'The conversation can be kept.'],
  'storage-blocked': ['warning', 'This browser keeps nothing for the page: the conversation ends with it.', 'None where the visitor has blocked it; in a frame, storage needs allow-same-origin.'],
  'storage-full': ['warning', 'The page has used {used} of about 5,000,000 characters of its storage: the conversation may not fit.', 'Remove what the page no longer needs of localStorage.'],
};

/** A finding: its text filled in. */
export function finding(id, values = {}) {
  const [level, message, fix] = FINDINGS[id];
  const fill = (text) => text?.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  return { id, level, message: fill(message), ...(fix && { fix: fill(fix) }) };
}
