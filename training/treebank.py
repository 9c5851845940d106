"""Universal Dependencies treebanks as training material: contractions cut as in use, labels alike, dates collapsed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

# Relations whose subtypes the treebanks do not share.
SUBTYPED = {
    "obl": ("mod", "arg", "unmarked"),
    "nmod": ("unmarked",),
    "det": ("predet",),
    "cc": ("preconj",),
    "obj": ("lvc", "agent"),
    "iobj": ("agent",),
    "aux": ("tense",),
    "parataxis": ("insert",),
    "expl": ("pv", "comp", "pass", "subj"),
    "nsubj": ("outer", "caus"),
    "csubj": ("pass", "outer"),
    "dep": ("comp",),
    "flat": ("name", "foreign"),
    "advcl": ("cleft", "relcl"),
}
SUBTYPES_DROPPED = frozenset(f"{relation}:{subtype}" for relation in SUBTYPED for subtype in SUBTYPED[relation])
FEATURES_KEPT = frozenset(
    ("Definite", "Gender", "Mood", "Number", "Person", "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm")
)
CLOSED = frozenset(("PRON", "ADV", "ADP", "DET", "AUX", "SCONJ", "CCONJ"))
DATE_TAGS = ("NOUN", "NUM", "PROPN", "ADV", "PRON", "ADJ")


def date_pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    """The pattern of a language's dates from the `dates` table of language.toml, for rough work on treebanks only."""
    words = {name: f"(?:{'|'.join(each)})" for name, each in table["words"].items()}
    return re.compile("|".join(pattern.format(**words) for pattern in table["patterns"]), re.IGNORECASE)


@attrs.frozen
class Word:
    """One word of a treebank sentence; `head` is an index in the sentence, its own for the root."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool
    date: bool = False


Words = tuple[Word, ...]


def read(path: Path, contractions: str = "merged") -> Iterator[Words]:
    """The sentences of one CoNLL-U file.

    Multiword tokens are "merged" to one word each ("du", "auxquels") or left "apart" ("do", "n't").
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _sentence([row for row in rows if "." not in row[0]], contractions == "merged")


def _sentence(rows: list[list[str]], merged: bool) -> Words:
    words = tuple(_word(row) for row in rows if "-" not in row[0])
    groups = []
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) - 1 for part in row[0].split("-"))
            groups.append((first, last + 1, row[1], "SpaceAfter=No" not in row[9].split("|")))
    if merged:
        return merge(words, [(a, b) for a, b, _, _ in groups], [(text, space) for _, _, text, space in groups])
    closed = {i for first, end, _, _ in groups for i in range(first, end - 1)}
    spaced = {end - 1: space for _, end, _, space in groups}
    return tuple(attrs.evolve(w, space=False if i in closed else spaced.get(i, w.space)) for i, w in enumerate(words))


def _word(row: list[str]) -> Word:
    index, head = int(row[0]) - 1, int(row[6]) - 1
    return Word(
        text=row[1],
        lemma=row[2],
        pos=row[3],
        morph="" if row[5] == "_" else row[5],
        head=index if head < 0 else head,
        dep=row[7],
        space="SpaceAfter=No" not in row[9].split("|"),
    )


def merge(words: Words, runs: list[tuple[int, int]], shown: list[tuple[str, bool]], date: bool = False) -> Words:
    """`words` with every run (first, end) made one word, shown with a text and whether a space follows it.

    The new word takes tag and head of the first word of the run whose head lies outside it; what hung on any word
    of the run hangs on the new word.
    """
    place: dict[int, int] = {}
    starts = {first: (end, *show) for (first, end), show in zip(runs, shown, strict=True)}
    kept: list[tuple[Word, str | None, bool]] = []
    index = 0
    while index < len(words):
        end, text, space = starts.get(index, (index + 1, None, words[index].space))
        inside = range(index, end)
        top = next((i for i in inside if words[i].head not in inside or words[i].head == i), index)
        place.update(dict.fromkeys(inside, len(kept)))
        kept.append((words[top], text, space))
        index = end
    heads = [len(kept) - 1 if w.head not in place else place[w.head] for w, _, _ in kept]
    return tuple(
        attrs.evolve(w, text=text or w.text, space=space, head=head, date=w.date or (date and text is not None))
        for (w, text, space), head in zip(kept, heads, strict=True)
    )


def date_runs(words: Words, dates: re.Pattern[str]) -> list[tuple[int, int]]:
    """Runs of words that are one date and have exactly one word with its head outside."""
    text, begins, ends = "", {}, {}
    for index, word in enumerate(words):
        begins[len(text)] = index
        text += word.text
        ends[len(text)] = index + 1
        text += " " if word.space else ""
    runs = []
    position = 0
    while found := dates.search(text, position):
        first, end = begins.get(found.start()), ends.get(found.end())
        if first is None or end is None or not _is_date(words, first, end):
            position = found.start() + 1
            continue
        runs.append((first, end))
        position = found.end()
    return runs


def _is_date(words: Words, first: int, end: int) -> bool:
    inside = range(first, end)
    tops = [i for i in inside if words[i].head not in inside or words[i].head == i]
    if len(tops) != 1 or words[tops[0]].pos not in DATE_TAGS:
        return False
    if end - first > 1:
        return True
    if words[first].text.isdigit():
        return words[first].dep not in ("nummod", "root", "flat")
    return words[first].pos != "ADJ"


def collapse(words: Words, dates: re.Pattern[str], stand_in: str) -> Words:
    """`words` with every date made one NOUN shown as `stand_in`."""
    runs = date_runs(words, dates)
    shown = [(stand_in, words[end - 1].space) for _, end in runs]
    merged = merge(words, runs, shown, date=True)
    return tuple(attrs.evolve(w, lemma=stand_in, pos="NOUN", morph="") if w.date else w for w in merged)


def common_labels(words: Words) -> Words:
    """`words` with the relations and features that all the treebanks know."""
    return tuple(
        attrs.evolve(
            w,
            dep=w.dep.split(":")[0] if w.dep in SUBTYPES_DROPPED else w.dep,
            morph="" if w.pos == "NUM" else "|".join(f for f in w.morph.split("|") if f.split("=")[0] in FEATURES_KEPT),
        )
        for w in words
    )


def lemma_habits(sentences: Iterable[Words]) -> dict[tuple[str, str], str]:
    """The usual lemma of each (word in small letters, tag) of the closed classes."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for words in sentences:
        for w in words:
            if w.pos in CLOSED:
                seen[w.text.lower(), w.pos][w.lemma] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}


def with_lemma_habits(words: Words, habits: dict[tuple[str, str], str]) -> Words:
    """`words` with the lemmas of the closed classes taken from another treebank, and joined lemmas ("_") undone."""
    changed = []
    for w in words:
        lemma = habits.get((w.text.lower(), w.pos), w.lemma) if w.pos in CLOSED else w.lemma
        changed.append(attrs.evolve(w, lemma=w.text.lower() if "_" in lemma else lemma))
    return tuple(changed)


def with_agents(words: Words, prepositions: Iterable[str]) -> Words:
    """`words` with who acts in a passive called its agent, for a treebank that calls it an oblique like any other.

    An agent has one of `prepositions` and no number.
    """
    passive = {w.head for w in words if w.dep == "aux:pass"}
    passive |= {i for i, w in enumerate(words) if w.dep in ("acl", "advcl") and "VerbForm=Part" in w.morph}
    led = {w.head for w in words if w.dep == "case" and w.text.lower() in prepositions}
    counted = {w.head for w in words if w.dep == "nummod"}
    agents = {
        i
        for i in led - counted
        if words[i].dep == "obl" and words[i].head in passive and words[i].pos in ("NOUN", "PROPN", "PRON")
    }
    return tuple(attrs.evolve(w, dep="obl:agent") if i in agents else w for i, w in enumerate(words))
