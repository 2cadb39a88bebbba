/** Puts the widget on the preview page, with the settings of the address; the folder is this one's. */
const settings = new URLSearchParams(location.search);
document.documentElement.lang = settings.get('page') || 'en';
if (/^zh/.test(document.documentElement.lang)) {
  document.querySelector('h1').textContent = '您的网页';
  document.querySelector('p').textContent = '信纸、墨水和钢笔。';
}
const script = document.createElement('script');
script.src = new URL('../askwell.js', import.meta.url).href;
for (const name of ['config', 'faq', 'lang', 'theme', 'position', 'loading', 'launcher']) {
  if (settings.get(name)) script.setAttribute(`data-${name}`, settings.get(name));
}
// The owner's selector is of their page; here, one button stands for all of them.
const own = settings.get('launcher');
if (own && own !== 'none') {
  const button = document.querySelector('#help');
  button.hidden = false;
  button.textContent = own;
  script.setAttribute('data-launcher', '#help');
}
if (settings.has('inline')) {
  const host = document.createElement('askwell-widget');
  host.setAttribute('inline', '');
  document.querySelector('main').append(host);
}
document.head.append(script);
