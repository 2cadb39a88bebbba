/** A script that keeps the contract of askwell.js towards the package, and notes what it is told: `window.told`. */
export const contract = `(() => {
  window.told = [];
  window.running = 0;
  const note = (...what) => told.push(what.map((part) => (part instanceof Element ? part.localName : part)));
  const handle = (element) => ({
    update: async (options) => note('update', options),
    destroy: async () => {
      note('destroy', element.isConnected);
      if (!--running) delete window.Askwell;
    },
    element,
  });
  const called = (window.Askwell && window.Askwell.q) || [];
  const Askwell = window.Askwell = async (verb, ...rest) => {
    if (verb === 'isOpen') return false;
    if (verb === 'init') {
      const { element, ...options } = rest[0];
      running++;
      window.Askwell = Askwell;
      note('init', element.isConnected, element.hasAttribute('inline'), options);
      return handle(element);
    }
    note(verb, ...rest);
    return verb + ' done';
  };
  for (const call of called) Askwell(...call);
  note('run', { ...document.currentScript.dataset });
})();`;
