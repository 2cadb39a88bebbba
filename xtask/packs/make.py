"""Makes the semantic packs: `python make.py en zh`. What it does and from which sources: README.md."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import grammar
import packfile
import teachers
import tokens
import wordnet

REPOSITORY = Path(__file__).resolve().parents[2]
VERSION = 1
PER_TEMPLATE = 60

# What people really write counts more than what a template makes up.
NATURAL_TIMES = 4

# The most frequent word of a dictionary counts as much as twenty sentences, the five-hundredth half of that.
WORD_WEIGHT, WORD_HALF = 20, 500

OURS = {"name": "Askwell training sentences", "licence": "MIT OR Apache-2.0"}
WORDNET = {"name": "WordNet 3.1", "licence": "WordNet 3.0 license (Princeton University)"}
JIEBA = {"name": "jieba 0.42.1 dictionary", "licence": "MIT"}
OPENCC = {"name": "opencc-python-reimplemented 0.1.7 (simplified characters)", "licence": "Apache-2.0"}


@dataclass
class Part:
    """Some of the training text."""

    texts: list
    times: int = 1
    # What a text counts when tokens are chosen.
    weight: float = 1.0
    is_ours: bool = False
    is_sentences: bool = True
    is_ranked: bool = False

    def weight_at(self, at):
        return WORD_WEIGHT / (1 + at / WORD_HALF) if self.is_ranked else self.weight


def ours(language):
    """The text that we wrote."""
    return [
        Part(grammar.generated(language, PER_TEMPLATE), is_ours=True),
        Part(grammar.natural(language), times=NATURAL_TIMES, is_ours=True),
    ]


class English:
    family, teacher, longest = 0, teachers.MiniLm, 40
    defaults = {"tokens": 13_500, "pairs": 1_500, "components": 128, "epochs": 7}
    teacher_note = {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0"}
    sources = [OURS, WORDNET]

    @staticmethod
    def parts(cache):
        general = Part(wordnet.examples(cache), weight=0.5)
        words = Part(wordnet.lemmas(cache), weight=0.3, is_sentences=False)
        return [general, words, *ours("en")]

    @staticmethod
    def pieces(parts, sizes):
        return tokens.english(parts, sizes["tokens"], sizes["pairs"])


class Chinese:
    family, teacher, longest = 1, teachers.Use, 24
    defaults = {"tokens": 12_500, "pairs": 0, "components": 128, "epochs": 10}
    teacher_note = {"name": "universal-sentence-encoder-multilingual 3", "licence": "Apache-2.0"}
    sources = [OURS, JIEBA, OPENCC]
    word_count, character_count, latin_count = 45_000, 4_000, 500

    @classmethod
    def parts(cls, _cache):
        words = Part(frequent_words(cls.word_count), is_sentences=False, is_ranked=True)
        return [*ours("zh"), words]

    @classmethod
    def pieces(cls, parts, sizes):
        words = sizes["tokens"] - cls.character_count - cls.latin_count
        return tokens.chinese(parts, jieba_quietly().lcut, cls.character_count, words, cls.latin_count)


LANGUAGES = {"en": English, "zh": Chinese}


def jieba_quietly():
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba


def frequent_words(count):
    """The most frequent words of two to four characters in jieba's dictionary."""
    with jieba_quietly().get_dict_file() as file:
        entries = [line.decode("utf8").split(" ")[:2] for line in file]
    words = [(word, int(times)) for word, times in entries if is_dense_word(word)]
    words.sort(key=lambda entry: -entry[1])
    return [word for word, _ in words[:count]]


def is_dense_word(word):
    return 2 <= len(word) <= tokens.LONGEST_WORD and all("\u3400" <= character <= "\u9fff" for character in word)


def learned(language, parts, pieces, sizes, cache, threads):
    """The vectors of the tokens and pairs."""
    # Only now: the training library reads how many threads it may use when it is first used.
    import student

    rows, vectors, is_sentence = [], [], []
    for part in parts:
        rows += list(pieces.rows(part.texts)) * part.times
        embedded = teachers.embedded(language.teacher, part.texts, cache, threads)
        vectors += [embedded] * part.times
        is_sentence += [part.is_sentences] * (len(part.texts) * part.times)
    is_known = np.array([bool(found) for found in rows])
    table = student.padded([found for found in rows if found], language.longest)
    vectors = np.concatenate(vectors)[is_known].astype(np.float32)
    wide, narrow = student.targets(vectors, np.array(is_sentence)[is_known], sizes["components"])
    row_count = len(pieces.tokens) + len(pieces.pairs)
    first = student.beginning(table, narrow, row_count, len(pieces.tokens))
    print(f"  {len(table)} texts, {len(pieces.tokens)} tokens, {len(pieces.pairs)} pairs", file=sys.stderr, flush=True)
    return student.trained(first, table, wide, narrow, sizes["epochs"])


def make(name, given, out, cache, threads):
    """Makes the pack of a language and tells its size."""
    language = LANGUAGES[name]
    sizes = {key: language.defaults[key] if value is None else value for key, value in given.items()}
    parts = language.parts(cache)
    pieces = language.pieces(parts, sizes)
    vectors = learned(language, parts, pieces, sizes, cache, threads)
    note = {
        "name": f"askwell-{name}",
        "version": VERSION,
        "teacher": language.teacher_note,
        "sources": language.sources,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    packfile.write(out, language.family, pieces.tokens, list(pieces.pairs), vectors, note)
    tell(out)


def tell(path):
    import brotli

    content = path.read_bytes()
    print(f"{path}: {len(content)} bytes, {len(brotli.compress(content, quality=11, lgwin=24))} with brotli")


def limit(threads):
    """Holds every library to that many threads, so that other work on the machine goes on."""
    import threadpoolctl

    os.environ["XLA_FLAGS"] = "" if threads > 1 else "--xla_cpu_multi_thread_eigen=false"
    os.environ["NPROC"] = str(threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "false" if threads == 1 else "true"
    threadpoolctl.threadpool_limits(threads)


def arguments():
    parser = argparse.ArgumentParser(description="Makes semantic packs.")
    parser.add_argument("languages", nargs="+", choices=LANGUAGES)
    for name in ("tokens", "pairs", "components", "epochs"):
        parser.add_argument(f"--{name}", type=int, help="another number than the language's own")
    parser.add_argument("--out", type=Path, help="the file; for one language only")
    parser.add_argument("--cache", type=Path, default=REPOSITORY / "target" / "packs", help="for what takes long")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    if given.out and len(given.languages) > 1:
        parser.error("--out needs a single language")
    if given.components is not None and given.components % 16:
        parser.error("--components must be a multiple of 16")
    return given


def main():
    given = arguments()
    limit(given.threads)
    given.cache.mkdir(parents=True, exist_ok=True)
    sizes = {name: getattr(given, name) for name in ("tokens", "pairs", "components", "epochs")}
    for name in given.languages:
        print(f"{name}:", file=sys.stderr, flush=True)
        out = given.out or REPOSITORY / "public" / "askwell" / "packs" / f"{name}.pack"
        make(name, sizes, out, given.cache, given.threads)


if __name__ == "__main__":
    main()
