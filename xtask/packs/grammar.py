"""Our own training text: sentences from templates, and sentences written out. The form: text/FORMAT.md."""

import random
import re
from pathlib import Path

TEXT = Path(__file__).parent / "text"
SEED = 7


def natural(language):
    """The sentences written out, each once, in the order of the files."""
    paths = sorted((TEXT / language).glob("natural-*.txt"))
    return list(dict.fromkeys(line for path in paths for line in lines(path)))


def generated(language, per_template):
    """Up to that many different sentences of each template, always the same ones."""
    chance = random.Random(SEED)
    seen = {}
    for path in sorted((TEXT / language).glob("*.txt")):
        if not path.name.startswith("natural-"):
            slots, templates = parsed(path)
            for template in templates:
                fill(template, slots, chance, per_template, seen)
    return list(seen)


def fill(template, slots, chance, wanted, seen):
    """Adds sentences of a template; a template with few alternatives runs out of new ones."""
    for _ in range(wanted * 3):
        sentence = expanded(template, slots, chance)
        if len(sentence) > 1 and sentence not in seen:
            seen[sentence] = None
            wanted -= 1
        if wanted == 0:
            return


def lines(path):
    """The lines of a file without comments and empty ones."""
    stripped = (line.strip() for line in path.read_text(encoding="utf8").splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def parsed(path):
    """The slots of a grammar and its templates."""
    slots, templates = {}, []
    for line in lines(path):
        slot = re.match(r"@([\w-]+)\s*=\s*(.*)$", line)
        if slot:
            slots[slot[1]] = alternatives(slot[2])
        else:
            templates.append(line)
    return slots, templates


def alternatives(text):
    """Splits at the bars outside brackets."""
    depth, parts = 0, [""]
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def expanded(template, slots, chance):
    """A sentence of the template, by chance."""
    # A slot's content may hold brackets, and a bracket slots: again until nothing is left.
    before = None
    while template != before:
        before = template
        template = re.sub(r"\(([^()]*\|[^()]*)\)", lambda found: chance.choice(found[1].split("|")), template)
        filled = lambda found: expanded(chance.choice(slots[found[1]]), slots, chance)
        template = re.sub(r"\{([\w-]+)\}", filled, template)
    return re.sub(r"\s+", " ", template).strip()
