// What the peers index of an entry.

/** All phrasings of an entry, as the list that `Fuse` takes. */
export function phrasings(entry) {
  return [entry.question, ...entry.variants];
}

/** All phrasings of an entry as one text: a document an entry, so that words of all phrasings add up. */
export function text(entry) {
  return phrasings(entry).join('\n');
}
