/**
 * What stands in for the widget where it cannot start: a notice, and the contact of the config.
 */

function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children);
  return node;
}

export default function plain({ root, settings, lang }) {
  const notice = lang === 'zh-Hans' ? '助手无法启动，请刷新或联系我们。' : 'The assistant cannot start. Please reload, or contact us.';

  async function open() {
    const close = element('button', {}, 'OK');
    const dialog = element('dialog', { lang, 'aria-label': notice }, notice, close);
    close.onclick = () => dialog.close();
    dialog.onclose = () => dialog.remove();
    root.append(dialog);
    dialog.showModal();
    if (!settings.config) return;
    const config = await fetch(settings.config).then((response) => response.json()).catch(Object);
    const { label, email, phone, url } = Object(Object(config).contact);
    const links = [
      ['mailto:' + email, email],
      ['tel:' + phone, phone],
      [url, [Object(label)[lang], label, url].find((text) => typeof text === 'string')],
    ];
    for (const [href, text] of links) {
      const link = element('a', { href }, text);
      if (text && /^(https?|mailto|tel):/.test(link.protocol)) close.before(link);
    }
  }

  return { open };
}
