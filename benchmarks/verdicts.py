#!/usr/bin/env python3
"""Say what the judge makes of claims that are known to answer one question.

    python benchmarks/verdicts.py [STORY.json ...] [--errors] [--kinds date,location,count] [--readings FILE]

The annotations take the matcher's place: every annotated pair of which both claims were found (a mention overlaps the
annotated one and is not much longer, as score.py has it) goes to the judge as a link of probability 1. Prints, per
kind, how often which verdict is given to which annotated one; "-" is silence, and its reasons are counted. Where an
article gives a fact several times, the pair of claims that is judged right counts, else one that is judged at all.
``--readings`` keeps what was read of the articles in a file, for the next run after a change of the judge alone.
"""

from __future__ import annotations

import argparse
import collections
import json
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from factcheck.align.matching import Link
from factcheck.checker import Checker
from factcheck.judge.updates import UpdateWords
from factcheck.judge.verdicts import judge, silence
from factcheck.kinds.registry import compare_values
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Claim, Document

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from score import CORE, gold_pairs, meets  # noqa: E402

LABELS = ("agreement", "refinement", "update", "contradiction")
SILENT = "-"


@attrs.frozen
class Case:
    """One annotated pair whose claims were found, with what the judge says of it and why."""

    story: str
    fact: str
    kind: str
    question: str
    gold: str
    said: str
    why: str
    claims: tuple[Claim, Claim]
    documents: tuple[Document, Document]


def read(paths: Iterable[Path]) -> Iterator[tuple[dict[str, Any], dict[str, Document], list[Claim]]]:
    """Yield each story with its documents by article and its claims."""
    checker = Checker()
    for path in paths:
        story = json.loads(path.read_text(encoding="utf-8"))
        fields = ("id", "text", "source", "published", "language", "title")
        documents, _ = checker._documents([Article(**{k: a.get(k) for k in fields}) for a in story["articles"]])
        claims = [claim for document in documents for claim in checker._read(document).claims]
        yield story, {d.article.id: d for d in documents}, claims


def linked(a: Claim, b: Claim) -> Link:
    """Return two claims as a matcher links them that is sure of them."""
    return Link(a, b, compare_values(a.kind, a.value, b.value), 1.0)


def cases(story: Mapping[str, Any], documents: Mapping[str, Document], claims: Iterable[Claim]) -> Iterator[Case]:
    """Yield the annotated pairs of a story whose claims were found, each judged."""
    words = {d.language: UpdateWords.of(Lexicon(d.language)) for d in documents.values()}
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    for fact, pair, spans in gold_pairs(story):
        if fact["kind"] not in CORE or pair.get("arguable"):
            continue
        found = [
            [c for c in by_article.get(x, ()) if c.kind == fact["kind"] and _of(c, spans[x], fact["kind"])]
            for x in (pair["a"], pair["b"])
        ]
        judged = []
        for a in found[0]:
            for b in found[1]:
                link = linked(a, b)
                if answer := judge(link, documents, words):
                    judged.append((str(answer.verdict), answer.why, a, b))
                else:
                    judged.append((SILENT, silence(link), a, b))
        if judged:
            best = max(judged, key=lambda j: (j[0] == pair["label"], j[0] != SILENT))
            said, why, a, b = best
            both = (documents[a.article], documents[b.article])
            yield Case(
                story["id"], fact["id"], fact["kind"], fact["question"], pair["label"], said, why, (a, b), both
            )  # fmt: skip


def _of(claim: Claim, spans: list[tuple[int, int]], kind: str) -> bool:
    return bool(meets([(m.start, m.end) for m in claim.mentions], spans, kind))


def table(found: Iterable[Case]) -> str:
    """Return annotated verdicts by given ones, in numbers."""
    counts = collections.Counter((c.gold, c.said) for c in found)
    said = (*LABELS, SILENT)
    lines = [f"{'annotated':14}" + "".join(f"{s:>15}" for s in said)]
    lines += [f"{gold:14}" + "".join(f"{counts[gold, s]:>15}" for s in said) for gold in LABELS]
    spoken = sum(n for (_, s), n in counts.items() if s != SILENT)
    right = sum(n for (gold, s), n in counts.items() if gold == s)
    updates = {s: counts["update", s] for s in LABELS}
    called = sum(counts[gold, "update"] for gold in LABELS)
    opposed = sum(n for (gold, _), n in counts.items() if gold == "contradiction")
    lines.append(f"right when judged {right}/{spoken} = {right / max(1, spoken):.3f}")
    lines.append(
        f"updates called contradictions {updates['contradiction']}/{sum(updates.values())}, update precision "
        f"{updates['update']}/{called}, contradictions kept {counts['contradiction', 'contradiction']}/{opposed}"
    )
    return "\n".join(lines)


def silences(found: Iterable[Case]) -> str:
    """Return why nothing is said, with numbers, per annotated verdict."""
    counts = collections.Counter((c.gold, c.why) for c in found if c.said == SILENT)
    return "\n".join(f"{n:5}  {gold:14} {why}" for (gold, why), n in counts.most_common(40))


def shown(case: Case) -> str:
    """Return one case for a reader: both articles' days, sentences and values."""
    lines = [f"## {case.story} {case.fact} {case.kind}: {case.gold} -> {case.said} ({case.why})  {case.question}"]
    for claim, document in zip(case.claims, case.documents, strict=True):
        sentence = " ".join(document.article.text[claim.sentence.start : claim.sentence.end].split())
        day = document.article.published or f"({document.reference.earliest})"
        lines.append(f"   {claim.article} {day} {claim.modality} [{claim.mentions[0].text}] = {claim.value.text}")
        lines.append(f"      {sentence}")
    return "\n".join(lines)


def gathered(paths: list[Path], kept: Path | None) -> list[Any]:
    """Return what ``read`` yields, from the file ``kept`` where it is there."""
    if kept is not None and kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    readings = list(read(paths))
    if kept is not None:
        kept.write_bytes(pickle.dumps(readings))
    return readings


def main() -> None:
    """Print the tables, and with --errors every case that is judged otherwise than annotated."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every case judged otherwise than annotated")
    parser.add_argument("--kinds", default=",".join(sorted(CORE)), help="comma-separated kinds")
    parser.add_argument("--readings", type=Path, help="keep what was read of the articles in this file")
    args = parser.parse_args()
    paths = args.stories or sorted((HERE / "stories").glob("*.json"))
    kinds = set(args.kinds.split(","))
    found = [c for one in gathered(paths, args.readings) for c in cases(*one) if c.kind in kinds]
    for kind in sorted(kinds):
        print(f"{kind}\n{table(c for c in found if c.kind == kind)}\n")
    print(f"all\n{table(found)}\n\nsilent because\n{silences(found)}")
    if args.errors:
        for case in found:
            if case.said != case.gold:
                print(shown(case))


if __name__ == "__main__":
    main()
