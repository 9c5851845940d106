"""Make the table of French verb forms: `python training/verbs.py OUT --data ../shared/data`.

Infinitives and their forms come from the package spacy-lookups-data (MIT; `pip install spacy-lookups-data`), the order
of use from the treebanks. Endings are kept where they explain at least `--often` forms, and never bring an infinitive
that is not in the table; what they do not explain is kept as an irregular form.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from itertools import takewhile
from pathlib import Path

import treebank
from factcheck.language.lemmas import VerbForms

HERE = Path(__file__).resolve().parent
LISTS = ("lemma_exc", "lemma_index")
# Forms that the source gives to one verb only.
SHARED = {"vit": "vivre", "vis": "vivre", "plu": "plaire", "plut": "plaire", "revit": "revivre", "survit": "survivre"}
# Verbs whose forms are no ordinary paradigm in the source.
AUXILIARIES = ("être", "avoir", "faire", "aller", "pouvoir", "devoir", "vouloir", "savoir", "falloir")


def source() -> tuple[dict[str, list[str]], set[str]]:
    """Irregular verb forms with their infinitives, and all infinitives."""
    folder = files("spacy_lookups_data").joinpath("data")
    forms, index = (json.loads(gzip.decompress(folder.joinpath(f"fr_{name}.json.gz").read_bytes())) for name in LISTS)
    known = set(index["verb"]) | set(AUXILIARIES)
    known |= {infinitive for group in ("verb", "aux") for each in forms[group].values() for infinitive in each}
    known = {word for word in known if word.endswith(("er", "ir", "re", "ïr")) and word.isalpha()}
    found: dict[str, list[str]] = defaultdict(list)
    for group in ("aux", "verb"):
        for form, infinitives in forms[group].items():
            found[form] += [each for each in infinitives if each in known and each not in found[form]]
    for form, infinitive in SHARED.items():
        found[form] += [infinitive] if infinitive not in found[form] else []
    return found, known


def use(paths: Iterable[Path]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each infinitive, and each infinitive of a form, is written in treebanks."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for words in treebank.read(path):
            for w in words:
                if w.pos in ("VERB", "AUX"):
                    counts[w.lemma] += 1
                    forms[w.text.lower()][w.lemma] += 1
    return counts, forms


def endings(forms: dict[str, list[str]], often: int) -> dict[str, tuple[str, ...]]:
    """Endings that explain at least `often` forms, with what replaces them in the infinitive."""
    counts: Counter[tuple[str, str]] = Counter()
    for form, infinitives in forms.items():
        for infinitive in infinitives:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(form, infinitive, strict=False))
            at = min(len(list(same)), len(form) - 1, len(infinitive) - 2)
            if at >= 1:
                counts[form[at:], infinitive[at:]] += 1
    found: dict[str, list[str]] = defaultdict(list)
    for (written, made), count in counts.most_common():
        if count >= often:
            found[written].append(made)
    return {key: tuple(value) for key, value in found.items()}


def explained(wanted: list[str], given: tuple[str, ...], counts: Counter[str]) -> bool:
    """Whether the endings give what is wanted: all of it, and first what is most used, if it is used at all."""
    return set(wanted) <= set(given) and (counts[wanted[0]] == 0 or given[0] == wanted[0])


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--often", type=int, default=8)
    asked = parser.parse_args()
    forms, known = source()
    names = ("Sequoia/fr_sequoia-ud-train", "Sequoia/fr_sequoia-ud-dev", "PUD/fr_pud-ud-test", "GSD/fr_gsd-ud-dev")
    counts, seen = use(asked.data / "ud" / f"UD_French-{name}.conllu" for name in names)
    ordered = sorted(known, key=lambda word: (-counts[word], word))
    rules = endings({**forms, **regular(known)}, asked.often)
    table = VerbForms({word: place for place, word in enumerate(ordered)}, rules, {})
    irregular = {}
    for form in sorted(forms):
        wanted = sorted(forms[form], key=lambda word: (-seen[form][word], table.ranks[word]))
        if wanted and form not in known and not explained(wanted, table.infinitives(form), counts):
            irregular[form] = wanted
    lines = ["# Made by training/verbs.py from spacy-lookups-data (MIT).", "[infinitives]", *ordered, "[endings]"]
    lines += [f"-{key} " + " ".join(f"-{each}" for each in rules[key]) for key in sorted(rules)]
    lines += ["[irregular]", *(f"{form} {' '.join(each)}" for form, each in irregular.items())]
    asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


# The source leaves out the forms of regular verbs in -er; these are their endings.
PERSONS = {
    "": ("e", "es", "ons", "ez", "ent", "ions", "iez", "ant", "é", "és", "ée", "ées"),
    "a": ("", "i", "s", "is", "it", "ient", "sse", "sses", "ssions", "ssiez", "ssent"),
    "â": ("mes", "tes", "t"),
    "è": ("rent",),
    "er": ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"),
}
REGULAR = tuple(vowel + person for vowel, persons in PERSONS.items() for person in persons)


def regular(known: Iterable[str]) -> dict[str, list[str]]:
    """The forms of regular verbs in -er."""
    return {word[:-2] + ending: [word] for word in known if word.endswith("er") for ending in REGULAR}


if __name__ == "__main__":
    main()
