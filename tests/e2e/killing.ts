/** Kills an instance of the widget, as memory that was overwritten would. */
import type { Locator } from '@playwright/test';

/** Keeps the exports of each instance within reach. */
export const keepInstances = `
  window.instances = [];
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    instances.push(made.instance.exports);
    return made;
  };`;

/** In one task: else a timer of the dead instance may start the widget afresh, and the click would close it. */
export const killAndClick = (button: Locator) =>
  button.evaluate((element: HTMLElement) => {
    const { instances } = window as unknown as { instances: { memory: WebAssembly.Memory }[] };
    new Uint8Array(instances.at(-1)!.memory.buffer).fill(0xff);
    element.click();
  });
