// What the figures depend on besides the code: the machine, how busy it was, and the versions of what was measured.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The machine, as far as it decides how long things take. `load` is its load average over the last minute. */
export function machine(browser) {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.platform()} ${os.arch()}`,
    browser: `Chromium ${browser.version()}`,
    load: load(),
  };
}

export function load() {
  return Number(os.loadavg()[0].toFixed(1));
}

/** The installed version of each system's package; of our own, that of Cargo.toml. */
export function versions(root, systems) {
  return Object.fromEntries(systems.map((system) => [system.name, versionOf(root, system)]));
}

function versionOf(root, system) {
  if (!system.package) return /^version = "(.+)"$/m.exec(read(root, 'Cargo.toml'))[1];
  return JSON.parse(read(root, `node_modules/${system.package}/package.json`)).version;
}

function read(root, file) {
  return readFileSync(path.join(root, file), 'utf8');
}
