"""Trims the published lexicons to the tables of src/logic/talk/mood; see README.md beside this file."""
import collections, gzip, math, pathlib, re, sys

import snowballstemmer

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "src/logic/talk/mood"
STEMMER = snowballstemmer.stemmer("english")
# The commonest stems of VADER's that are at least so far from neutral. Chosen by the size of the table.
STEMS, LEAST = 620, 0.8
# Stays in the table without a feeling, so that none of its parts is found.
NEUTRAL = "neutral"


def own_words(name):
    """Word -> valence of one of the lists beside this file."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    words = {}
    for line in lines:
        if line and not line.startswith("#"):
            *line_words, valence = line.split()
            valence = NEUTRAL if valence == "neutral" else int(valence)
            words.update((word.replace("-", " "), valence) for word in line_words)
    return words


def frequencies(path):
    """How often each word stands in sentences; WordNet's glosses are left out."""
    counts = collections.Counter()
    for line in open(path, encoding="utf-8"):
        source, _, sentence = line.partition("\t")
        if not source.startswith("wn_"):
            counts.update(re.findall("[a-z']+", sentence.lower()))
    return counts


def vader_stems(lexicon, counts):
    """Stem -> valence, the commonest first: the mean over the stem's words, weighted by how common they are."""
    stems = collections.defaultdict(list)
    for line in open(lexicon, encoding="utf-8"):
        word, valence = line.split("\t")[:2]
        if re.fullmatch("[a-z]{3,}", word):
            stems[STEMMER.stemWord(word)].append((counts[word] + 0.5, float(valence)))
    means = {stem: sum(n * v for n, v in words) / sum(n for n, _ in words) for stem, words in stems.items()}
    common = sorted(means, key=lambda stem: (-sum(n for n, _ in stems[stem]), stem))
    return {stem: means[stem] for stem in common if abs(means[stem]) >= LEAST}


def lines(words):
    """The table: each word with a letter for its valence, `1` to `4` below, `a` to `d` above, `0` at neutral."""
    def level(valence):
        if valence == NEUTRAL:
            return "0"
        size = min(max(round(abs(valence)), 1), 4)
        return str(size) if valence < 0 else "abcd"[size - 1]
    found = [word + level(valence) for word, valence in words.items() if valence != 0]
    return "\n".join(sorted(found, key=lambda line: line[:-1].encode())) + "\n"


def main(lexicon, sentences, ntusd):
    own = own_words("english.txt")
    stems = vader_stems(lexicon, frequencies(sentences))
    kept = [stem for stem in stems if own.get(stem) != 0][:STEMS]
    chinese = own_words("chinese.txt")
    tables = {"english.txt": lines({stem: stems[stem] for stem in kept} | own), "chinese.txt": lines(chinese)}
    for name, table in tables.items():
        (OUT / name).write_text(table, "utf-8")
        print(name, table.count("\n"), "words,", len(table.encode()), "bytes,", len(gzip.compress(table.encode(), 9)), "gzip")
    known = {line.strip() for path in pathlib.Path(ntusd).glob("ntusd-*.txt") for line in open(path, encoding="utf-8")}
    simple = simplified()
    known = {"".join(simple.get(c, c) for c in word) for word in known}
    print("of the Chinese words in NTUSD:", sum(word in known for word in chinese))


def simplified():
    """The characters of src/logic/text/traditional.rs."""
    source = (HERE.parent.parent / "src/logic/text/traditional.rs").read_text("utf-8")
    table = lambda name: re.sub(r"\\\n\s*", "", re.search(name + r': &str = "(.*?)";', source, re.S).group(1))
    return dict(zip(table("TRADITIONAL"), table("SIMPLIFIED")))


if __name__ == "__main__":
    main(*sys.argv[1:])
