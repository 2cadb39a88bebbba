// The entries and questions that every system is measured on. Made, not collected: no public set has 10,000
// entries. The words and their order come from real phrasings, so that frequencies and lengths are those of
// visitors; which words an entry is about is drawn. The same seed and base give the same data everywhere.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Random, Zipf } from './random.mjs';

/** The words that carry no topic: this many of the base's commonest. */
const FUNCTION_WORDS = 60;
/** Vocabulary grows with the square root of the text (Heaps' law); the base is too short for 10,000 entries. */
const WORDS_PER_ROOT_OF_ENTRIES = 60;
/** Flatter than the 1 of whole texts, function words being left out. */
const TOPIC_EXPONENT = 0.75;
const TOPIC_WORDS = 4;
/** The most words of its topic that a phrasing, and a question, leaves out. */
const PHRASING_OMITS = 1;
const QUESTION_OMITS = 2;
/** The share of the questions with a typo; English only. */
const QUESTION_ERRS = 0.15;

/** `{entries: [{question, variants}], questions: [{text, entry}], typed, base, checksum}`, the same on every call. */
export function dataOf(root, definitions, language, size) {
  const base = baseOf(root, language);
  const writer = new Writer(new Random(definitions.seed), base.phrasings, language, size);
  const topics = writer.topics(size);
  const entries = topics.map((topic) => entryOf(writer, topic, definitions.phrasings));
  const count = definitions.warm_up.questions + definitions.questions;
  const questions = Array.from({ length: count }, () => writer.question(topics));
  const typed = questions.map(({ text }) => writer.begun(text));
  const checksum = createHash('sha256').update(JSON.stringify([entries, questions, typed])).digest('hex').slice(0, 12);
  return { entries, questions, typed, base: base.name, checksum };
}

function entryOf(writer, topic, phrasings) {
  const [question, ...variants] = Array.from({ length: phrasings }, () => writer.phrasing(topic));
  return { question, variants };
}

/** The first of the language's base files that is there, and its phrasings cut into words. */
function baseOf(root, language) {
  const file = language.bases.find((name) => existsSync(path.join(root, name)));
  const text = readFileSync(path.join(root, file), 'utf8');
  const entries = file.endsWith('.jsonl') ? text.trim().split('\n').map((line) => JSON.parse(line)) : JSON.parse(text).faq;
  const phrasings = entries.flatMap((entry) => [entry.question, ...entry.variants]);
  const cut = language.written_in === 'words' ? cutWords : cutCharacters;
  return { name: file.replace(/^(\.\.\/)+/, ''), phrasings: phrasings.map(cut).filter((words) => words.length > 1) };
}

function cutWords(phrasing) {
  return phrasing.toLowerCase().match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
}

/** Chinese without a dictionary: pairs of neighbouring characters, the length of most of its words. */
function cutCharacters(phrasing) {
  const runs = phrasing.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap((run) => run.match(/..?/gsu));
}

/** Writes phrasings in the manner of the base. */
class Writer {
  #random;
  #language;
  #all;
  #followers = new Map();
  #topicWords;
  #zipf;

  constructor(random, phrasings, language, size) {
    this.#random = random;
    this.#language = language;
    this.#all = phrasings.flat();
    for (const words of phrasings) this.#follow(words);
    const ranked = rankedByCount(this.#all);
    const wanted = Math.round(WORDS_PER_ROOT_OF_ENTRIES * Math.sqrt(size));
    const topical = ranked.slice(FUNCTION_WORDS, FUNCTION_WORDS + wanted);
    this.#topicWords = random.shuffled([...topical, ...this.#coined(ranked, wanted - topical.length)]);
    this.#zipf = new Zipf(this.#topicWords.length, TOPIC_EXPONENT);
  }

  #follow(words) {
    for (const [at, word] of words.entries()) {
      if (!this.#followers.has(word)) this.#followers.set(word, []);
      if (at + 1 < words.length) this.#followers.get(word).push(words[at + 1]);
    }
  }

  /** New words of the front of one word and the back of another, as product names are. */
  #coined(ranked, count) {
    const known = new Set(ranked);
    const coined = [];
    while (coined.length < count) {
      const [front, back] = [this.#random.pick(ranked), this.#random.pick(ranked)];
      const word = front.slice(0, Math.ceil(front.length / 2)) + back.slice(Math.floor(back.length / 2));
      if (known.has(word) || word.length < 2) continue;
      known.add(word);
      coined.push(word);
    }
    return coined;
  }

  /** What each entry is about: a few words, no two entries about the same. */
  topics(count) {
    const taken = new Set();
    const topics = [];
    while (topics.length < count) {
      const words = new Set();
      while (words.size < TOPIC_WORDS) words.add(this.#topicWords[this.#zipf.draw(this.#random)]);
      const key = [...words].sort().join(' ');
      if (!taken.has(key)) topics.push([...words]);
      taken.add(key);
    }
    return topics;
  }

  phrasing(topic) {
    return this.#sentence(this.#some(topic, PHRASING_OMITS));
  }

  /** About one of the topics, whose position is the right answer. */
  question(topics) {
    const entry = this.#random.whole(0, topics.length - 1);
    const words = this.#some(topics[entry], QUESTION_OMITS);
    if (this.#random.chance(QUESTION_ERRS)) words[0] = this.#mistyped(words[0]);
    return { text: this.#sentence(words), entry };
  }

  /** What stands in the box when a visitor has typed a part of the question. */
  begun(text) {
    return text.slice(0, this.#random.whole(2, Math.max(2, text.length - 1)));
  }

  #some(topic, omits) {
    return this.#random.shuffled(topic).slice(this.#random.whole(0, omits));
  }

  /** A walk over real word pairs, with the topic's words put in at random places. */
  #sentence(topic) {
    const { shortest, longest, written_in } = this.#language;
    const words = this.#walk(this.#random.whole(shortest, longest) - topic.length);
    for (const word of topic) words.splice(this.#random.whole(0, words.length), 0, word);
    return words.join(written_in === 'words' ? ' ' : '');
  }

  #walk(length) {
    const words = [];
    while (words.length < length) {
      const next = this.#followers.get(words.at(-1)) ?? [];
      words.push(this.#random.pick(next.length > 0 ? next : this.#all));
    }
    return words;
  }

  /** One slip: a letter left out, doubled, or two changed over. Chinese is picked from a list, not spelt. */
  #mistyped(word) {
    if (this.#language.written_in !== 'words' || word.length < 4) return word;
    const at = this.#random.whole(1, word.length - 2);
    const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
    return before + this.#random.pick([next, letter + letter + next, next + letter]) + after;
  }
}

function rankedByCount(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
}
