/**
 * What helps an owner to install Askwell, and no visitor needs: loaded when something is wrong, or the page asks.
 */

/** How many letters must change to make one word of the other (Levenshtein). */
function distance(a, b) {
  let row = [...b, 0].map((_, j) => j);
  let left;
  for (const letter of a) {
    row = row.map((above, j) => (left = j ? Math.min(above + 1, left + 1, row[j - 1] + (letter !== b[j - 1])) : above + 1));
  }
  return row.pop();
}

/** Names an attribute that there is not, and those that there are. */
export function unknown(key, names) {
  const known = [...names].sort((a, b) => distance(a, key) - distance(b, key));
  console.warn('[askwell]', `data-${key} is not known. Known, the nearest first: data-${known.join(', data-')}.`);
}
