/**
 * Live chats as a page has them: the documented interface of each, without anything behind it. What is called is noted in
 * `window.called`, a line each.
 */

/** Notes a call. */
const NOTE = `window.called = [];
const note = (name, ...values) => void window.called.push(name + '(' + values.map((value) => JSON.stringify(value)).join(',') + ')');
`;

/** What a page's script leaves on \`window\` once the chat is loaded. */
export const CHATS: Record<string, string> = {
  // www.chatwoot.com/docs/product/channels/live-chat/sdk/setup
  chatwoot: `window.$chatwoot = {
    hasLoaded: true,
    setUser: (id, user) => note('setUser', id, user),
    setCustomAttributes: (all) => { if (!Object.keys(all).length) throw Error('none'); note('setCustomAttributes', all); },
    setConversationCustomAttributes: (all) => { if (!Object.keys(all).length) throw Error('none'); note('setConversationCustomAttributes', all); },
    toggle: (state) => note('toggle', state),
  };`,
  // docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp
  crisp: `window.$crisp = { push: (item) => note('push', item), is: () => false, get: () => null };`,
  // developers.intercom.com/installing-intercom/web/methods
  intercom: `window.Intercom = (verb, value) => (verb === 'ready' ? setTimeout(value, 50) : note('Intercom', verb, value));`,
  // developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/sdk_api_reference
  zendesk: `window.zE = (...words) => note('zE', ...words);`,
  // developer.tawk.to/jsapi
  tawk: `window.Tawk_API = { onLoaded: true, setAttributes: (all, done) => note('setAttributes', all), maximize: () => note('maximize') };`,
  // developers.hubspot.com/docs/reference/api/conversations/chat-widget-sdk
  hubspot: `window._hsq = { push: (item) => note('_hsq', item) };
    window.HubSpotConversations = { widget: { open: () => note('open'), load: () => {}, status: () => ({ loaded: true }) } };`,
  // developers.tidio.com/docs
  tidio: `window.tidioChatApi = {
    on: (name, done) => name === 'ready' && setTimeout(done, 50),
    setVisitorData: (all) => note('setVisitorData', all),
    setContactProperties: (all) => note('setContactProperties', all),
    messageFromVisitor: (text) => note('messageFromVisitor', text),
    open: () => note('open'),
  };`,
};

/** The script of a page with that chat, which is there after so many milliseconds. */
export const chat = (kind: string, after = 0) =>
  after > 0 ? `${NOTE}setTimeout(() => { ${CHATS[kind]} }, ${after});` : NOTE + CHATS[kind];
