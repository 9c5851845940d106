"""Make a language's table of verb forms: `python training/verbs.py fr OUT --data ../shared/data`.

Infinitives and their forms come from the package spacy-lookups-data (MIT; `pip install spacy-lookups-data`), the order
of use from the treebanks, the rest from the language's table `verbs` in language.toml. Endings are kept where they
explain at least `--often` forms, and never bring an infinitive that is not in the table; what they do not explain is
kept as an irregular form.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any

import treebank
from factcheck.language.lemmas import VerbForms

HERE = Path(__file__).resolve().parent
LISTS = ("lemma_exc", "lemma_index")


def source(code: str, table: Mapping[str, Any]) -> tuple[dict[str, list[str]], set[str]]:
    """Irregular verb forms with their infinitives, and all infinitives."""
    folder = files("spacy_lookups_data").joinpath("data")
    forms, index = (
        json.loads(gzip.decompress(folder.joinpath(f"{code}_{name}.json.gz").read_bytes())) for name in LISTS
    )
    known = set(index["verb"]) | set(table["auxiliaries"])
    groups = [forms.get("aux", {}), forms["verb"]]
    known |= {infinitive for group in groups for each in group.values() for infinitive in each}
    known = {word for word in known if word.endswith(tuple(table["infinitive_endings"])) and word.isalpha()}
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for form, infinitives in group.items():
            found[form] += [each for each in infinitives if each in known and each not in found[form]]
    for form, infinitive in table["forms"].items():
        found[form] += [infinitive] if infinitive not in found[form] else []
    return found, known


def use(paths: Iterable[Path], contractions: str) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each infinitive, and each infinitive of a form, is written in treebanks."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for words in treebank.read(path, contractions):
            for w in words:
                if w.pos in ("VERB", "AUX"):
                    counts[w.lemma] += 1
                    forms[w.text.lower()][w.lemma] += 1
    return counts, forms


def endings(forms: dict[str, list[str]], often: int, last: int) -> dict[str, tuple[str, ...]]:
    """Endings that explain at least `often` forms, with what replaces them: infinitives' `last` letters or more."""
    counts: Counter[tuple[str, str]] = Counter()
    for form, infinitives in forms.items():
        for infinitive in infinitives:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(form, infinitive, strict=False))
            at = min(len(list(same)), len(form) - 1, len(infinitive) - last)
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


def regular(known: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The forms of regular verbs, for sources that leave them out: rows give ends of infinitives and of their forms."""
    pairs = [(row["infinitive"], ending) for row in rows for ending in row["forms"]]
    return {word.removesuffix(end) + form: [word] for word in known for end, form in pairs if word.endswith(end)}


def irregular(
    forms: Mapping[str, list[str]], table: VerbForms, counts: Counter[str], seen: Mapping[str, Counter[str]]
) -> dict[str, list[str]]:
    """The forms with infinitives that the table's endings do not give, the most used first."""
    found = {}
    for form in sorted(forms):
        each = [*forms[form], *([form] if form in table.ranks and form not in forms[form] else [])]
        wanted = sorted(each, key=lambda word: (-seen[form][word], table.ranks[word]))
        if wanted and wanted != [form] and not explained(wanted, table.infinitives(form), counts):
            found[form] = wanted
    return found


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--often", type=int, default=8)
    asked = parser.parse_args()
    settings = tomllib.loads((HERE / "language.toml").read_text(encoding="utf-8"))[asked.language]
    config = settings["verbs"]
    forms, known = source(asked.language, config)
    counts, seen = use((asked.data / path for path in config["treebanks"]), settings["conventions"]["contractions"])
    ordered = sorted(known, key=lambda word: (-counts[word], word))
    every = {**forms, **regular(known, config["regular"])}
    rules = endings(every, asked.often, min(map(len, config["infinitive_endings"])))
    table = VerbForms({word: place for place, word in enumerate(ordered)}, rules, {})
    lines = ["# Made by training/verbs.py from spacy-lookups-data (MIT).", "[infinitives]", *ordered, "[endings]"]
    lines += [f"-{key} " + " ".join(f"-{each}" for each in rules[key]) for key in sorted(rules)]
    lines += [
        "[irregular]",
        *(f"{form} {' '.join(each)}" for form, each in irregular(forms, table, counts, seen).items()),
    ]
    asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
