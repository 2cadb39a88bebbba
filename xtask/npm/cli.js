#!/usr/bin/env node
// npx askwell copy public/askwell: the folder that a web server has to have.
import { cpSync } from 'node:fs';

const [verb, target] = process.argv.slice(2);
if (verb === 'copy' && target) {
  cpSync(new URL('./askwell/', import.meta.url), target, { recursive: true });
  console.log(`The widget's files are in ${target}. Load its askwell.js from there.`);
} else {
  console.error('Usage: askwell copy FOLDER\nCopies the widget\'s files into a folder that your web server serves, such as public/askwell.');
  process.exitCode = 2;
}
