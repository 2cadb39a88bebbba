/** A page that starts the built widget itself, with options that no attribute of the tag stands for. */
import type { Host } from './host';
import { shop } from './faq';

/** What `start` of the widget takes, beside the addresses of `shop`. */
export interface Options {
  inline?: boolean;
  launcher?: 'none';
  css?: string;
  open?: boolean;
  theme?: string;
  position?: string;
}

/** The small shop, whose page starts the widget with these options. */
export const started = (options: Options, more: Host = {}): Host => ({
  ...shop(more),
  place: 'by hand',
  head: `${more.head ?? ''}<script type="module">
import init, { start } from '/site/askwell/askwell-app.js';
await init();
const host = document.querySelector('askwell-widget') ?? document.body.appendChild(document.createElement('askwell-widget'));
window.handle = await start(host, { base: location.origin + '/site/askwell/', config: location.origin + '/askwell.json', ...${JSON.stringify(options)} });
for (const verb of ['open', 'close', 'toggle']) window.handle[verb] = () => window.handle.call(verb);
window.Askwell = async (...words) => window.handle.call(...words);
</script>`,
});
