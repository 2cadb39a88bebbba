"""Chooses the tokens of a pack and cuts text into them, as src/logic/semantic/pieces.rs does.

What is known here and not there, or the other way round, is trained for nothing: change both together.
"""

import re
import unicodedata
from collections import Counter

import teachers

# A rarer pair has not been seen often enough to learn what it means beyond its tokens.
LEAST_PAIRS = 20

LONGEST_WORD = 4
RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")


class WordPieces:
    """English: runs of letters and digits, cut into word pieces; then neighbours known as a pair."""

    def __init__(self, tokens, pairs=()):
        self.tokens = tokens
        self.pairs = list(pairs)
        self.row_of_pair = {pair: len(tokens) + at for at, pair in enumerate(self.pairs)}
        self.cutter = word_pieces(tokens)

    def rows(self, texts):
        """The rows of each text: its tokens, then its pairs."""
        for encoding in self.cutter.encode_batch(list(texts)):
            ids = [one for one in encoding.ids if one < len(self.tokens)]
            yield ids + [self.row_of_pair[pair] for pair in zip(ids, ids[1:]) if pair in self.row_of_pair]


def word_pieces(tokens):
    """The reference tokenizer over our tokens. `[UNK]`, which it insists on, comes after all of them."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    numbers = {token: at for at, token in enumerate([*tokens, "[UNK]"])}
    cutter = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))
    steps = [normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase()]
    cutter.normalizer = normalizers.Sequence(steps)
    cutter.pre_tokenizer = pre_tokenizers.Split(Regex("[a-z0-9]+"), behavior="removed", invert=True)
    return cutter


def english(parts, token_count, pair_count):
    """The teacher's word pieces that occur most, and our own text's most frequent pairs of them."""
    teacher = teachers.minilm_tokenizer()
    counts = Counter()
    for part in parts:
        for encoding in teacher.encode_batch(part.texts, add_special_tokens=False):
            for one in set(encoding.ids):
                counts[one] += part.times * part.weight
    # With every letter and digit known, no word is unknown.
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    tokens = {piece: None for letter in letters for piece in (letter, f"##{letter}")}
    frequent = (teacher.id_to_token(one) for one, _ in counts.most_common())
    for token in filter(re.compile("(##)?[a-z0-9]+").fullmatch, frequent):
        if len(tokens) < token_count:
            tokens[token] = None
    tokens = list(tokens)
    return WordPieces(tokens, frequent_pairs(tokens, parts, pair_count))


def frequent_pairs(tokens, parts, count):
    """The pairs in most sentences of our own, as numbers of tokens."""
    pieces, counts = WordPieces(tokens), Counter()
    for part in parts:
        if part.is_ours:
            for ids in pieces.rows(part.texts):
                for pair in set(zip(ids, ids[1:])):
                    counts[pair] += part.times
    return [pair for pair, times in counts.most_common(count) if times >= LEAST_PAIRS]


class Longest:
    """Chinese: the longest known word of up to four characters; Latin words only where known whole."""

    pairs = ()

    def __init__(self, tokens, fold):
        self.tokens = tokens
        self.fold = fold
        self.number = {token: at for at, token in enumerate(tokens)}

    def rows(self, texts):
        """The rows of each text."""
        for text in texts:
            rows = []
            for run in RUN.findall(self.fold(text)):
                rows += self.latin(run) if run[0].isascii() else self.dense(run)
            yield rows

    def latin(self, run):
        return [self.number[run]] if run in self.number else []

    def dense(self, run):
        rows, start = [], 0
        while start < len(run):
            ends = range(min(start + LONGEST_WORD, len(run)), start, -1)
            end = next((end for end in ends if run[start:end] in self.number), None)
            if end:
                rows.append(self.number[run[start:end]])
            start = end or start + 1
        return rows


def chinese_fold():
    """Folds as the widget does: compatible forms, lower case, simplified characters."""
    from opencc import OpenCC

    simplified = OpenCC("t2s")
    return lambda text: simplified.convert(unicodedata.normalize("NFKC", text).lower())


def chinese(parts, cut, character_count, word_count, latin_count):
    """The characters, words and Latin words that occur most. `cut` divides a run into words."""
    fold = chinese_fold()
    characters, words, latin = Counter(), Counter(), Counter()
    for part in parts:
        for at, text in enumerate(part.texts):
            weight = part.weight_at(at) * part.times
            for run in RUN.findall(fold(text)):
                if run[0].isascii():
                    latin[run] += weight
                    continue
                for character in run:
                    characters[character] += weight
                for word in cut(run) if part.is_sentences else [run]:
                    if 1 < len(word) <= LONGEST_WORD:
                        words[word] += weight
    known = top(characters, character_count)
    # Where a word is not met whole, its characters stand for it, so they must be known.
    spelt = Counter({word: weight for word, weight in words.items() if set(word) <= set(known)})
    return Longest(known + top(spelt, word_count) + top(latin, latin_count), fold)


def top(counts, count):
    return [key for key, _ in counts.most_common(count)]
