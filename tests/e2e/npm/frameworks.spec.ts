/** The components of examples/, in the frameworks they are for: they come, change and go, and leave nothing behind. */
import { expect, needsWidget, test } from '../fixtures';
import { bundle } from './bundle';
import { contract } from './contract';

needsWidget();

/** Each program shows the component in `#app`, and has `change()` and `leave()` on the window. */
const PROGRAMS: Record<string, string> = {
  React: `
    import { StrictMode, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { AskwellWidget } from 'examples/react/AskwellWidget';
    function App() {
      const [theme, set] = useState('light');
      window.change = () => set('dark');
      return <AskwellWidget src="/askwell/askwell.js" faq="/faq.json" theme={theme} />;
    }
    const root = createRoot(document.getElementById('app'));
    root.render(<StrictMode><App /></StrictMode>);
    window.leave = () => root.unmount();`,
  Vue: `
    import { createApp, h, ref } from 'vue';
    import { AskwellWidget } from 'examples/vue/AskwellWidget';
    const theme = ref('light');
    const options = { src: '/askwell/askwell.js', faq: '/faq.json' };
    const app = createApp({ setup: () => () => h(AskwellWidget, { options, theme: theme.value }) });
    app.mount('#app');
    window.change = () => (theme.value = 'dark');
    window.leave = () => app.unmount();`,
  Svelte: `
    import { mount, unmount } from 'svelte';
    import App from './tests/e2e/npm/App.svelte';
    const app = mount(App, { target: document.getElementById('app') });
    window.change = () => app.change();
    window.leave = () => unmount(app);`,
};

for (const [name, program] of Object.entries(PROGRAMS)) {
  test(`${name}: it comes, changes and goes`, async ({ page, host, said, noStorage }) => {
    // Bundling takes its time on a loaded machine.
    test.setTimeout(90_000);
    said.allow(/React DevTools|development mode/);
    await page.goto(host({ place: 'by hand', html: '<div id="app"></div><script type="module" src="/program.js"></script>', files: { '/askwell/askwell.js': contract, '/program.js': await bundle(program) } }));
    const told = (verb: string) => page.evaluate<unknown[][]>(`(window.told ?? []).filter(([verb]) => verb === '${verb}')`);
    await expect.poll(() => told('init')).toEqual([['init', true, false, expect.objectContaining({ faq: '/faq.json', theme: 'light' })]]);
    expect(await page.locator('#app askwell-widget').count()).toBe(1);
    await page.evaluate('change()');
    await expect.poll(() => told('update')).toEqual([['update', expect.objectContaining({ theme: 'dark' })]]);
    await page.evaluate('leave()');
    await expect.poll(() => page.evaluate('running')).toBe(0);
    expect(await page.locator('askwell-widget').count()).toBe(0);
    expect(await told('init')).toHaveLength(1);
    await noStorage();
  });
}
