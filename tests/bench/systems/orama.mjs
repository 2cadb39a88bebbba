// BM25 with stop words and a stemmer. Its `tolerance` of typos made it both slower and less often right here.
import { create, insert, search } from '@orama/orama';
import { stopwords } from '@orama/stopwords/english';
import { bigrams } from './bigrams.mjs';
import { text } from './text.mjs';

const TOKENIZERS = {
  en: () => ({ language: 'english', stemming: true, stopWords: stopwords }),
  zh: () => ({ language: 'chinese', normalizationCache: new Map(), tokenize: bigrams }),
};

export function build(entries, language) {
  const components = { tokenizer: TOKENIZERS[language]() };
  const database = create({ schema: { text: 'string' }, components });
  for (const [id, entry] of entries.entries()) insert(database, { id: String(id), text: text(entry) });
  return { ask: (question) => entryOf(search(database, { term: question, limit: 10 }).hits[0]) };
}

function entryOf(hit) {
  return hit && Number(hit.id);
}
