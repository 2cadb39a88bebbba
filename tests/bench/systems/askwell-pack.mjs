// The same with the semantic pack of the language: what a visitor's later questions meet.
import { builder, start as load } from './askwell-module.mjs';

const packs = {};

/** Also fetches both packs, which the widget does when it is idle. */
export async function start() {
  for (const language of ['en', 'zh']) {
    packs[language] = new Uint8Array(await (await fetch(`/packs/${language}.pack`)).arrayBuffer());
  }
  return load();
}

export const build = builder((language) => packs[language]);
