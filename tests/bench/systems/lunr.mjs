// BM25 with stop words and a Porter stemmer, as its documentation sets it up. No typos: they are asked for word
// by word in its query language, which visitors do not write.
import lunr from 'lunr';
import { bigrams } from './bigrams.mjs';
import { text } from './text.mjs';

const TOKENIZE = { en: lunr.tokenizer, zh: (value) => bigrams(String(value)).map((term) => new lunr.Token(term)) };

export function build(entries, language) {
  const tokenize = TOKENIZE[language];
  const builder = new lunr.Builder();
  builder.tokenizer = tokenize;
  if (language === 'en') addEnglish(builder);
  builder.ref('id');
  builder.field('text');
  for (const [id, entry] of entries.entries()) builder.add({ id, text: text(entry) });
  const index = builder.build();
  // Through `query`, since `search` would read signs such as a colon as commands.
  return { ask: (question) => entryOf(index.query((query) => query.term(tokenize(question), {}))[0]) };
}

function addEnglish(builder) {
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
}

function entryOf(result) {
  return result && Number(result.ref);
}
