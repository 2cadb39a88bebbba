// BM25+ with typos. It has no stemmer and no list of stop words, but its documentation shows how to leave them
// out; with them it would be four times as slow and less often right. The list is the one that Orama gets.
import MiniSearch from 'minisearch';
import { stopwords } from '@orama/stopwords/english';
import { bigrams } from './bigrams.mjs';
import { text } from './text.mjs';

const STOP_WORDS = new Set(stopwords);
const OPTIONS = {
  en: { processTerm: withoutStopWords, searchOptions: { fuzzy: 0.2 } },
  zh: { tokenize: bigrams },
};

export function build(entries, language) {
  const index = new MiniSearch({ fields: ['text'], ...OPTIONS[language] });
  index.addAll(entries.map((entry, id) => ({ id, text: text(entry) })));
  return { ask: (question) => index.search(question)[0]?.id };
}

function withoutStopWords(term) {
  const lower = term.toLowerCase();
  return STOP_WORDS.has(lower) ? null : lower;
}
