/** The nearest of several words: what was meant by a word that there is not. */

/** How many letters must change to make one word of the other (Levenshtein). */
function distance(a, b) {
  let row = [...b, 0].map((_, j) => j);
  let left;
  for (const letter of a) {
    row = row.map((above, j) => (left = j ? Math.min(above + 1, left + 1, row[j - 1] + (letter !== b[j - 1])) : above + 1));
  }
  return row.pop();
}

/** The words, the nearest first. */
export const nearest = (word, words) => [...words].sort((a, b) => distance(a, word) - distance(b, word));
