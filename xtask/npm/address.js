/**
 * Where the widget's folder is, as an address that may be relative to the page: beside this file, which holds where no
 * bundler has moved it (a CDN, an import map). The plugin `askwell/vite` puts its own address in place of this file.
 */
const here = import.meta.url;

export const folder = /^https?:/.test(here) ? new URL('./askwell/', here).href : '';
