"""Articles as the claim encoder reads them: a marker for each value, as many sentences as fit, and the one before."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.align.passages import BODY, CONTEXT, END, KINDS, LONGEST, START, Mark, passages

FIRST = 1000  # the first marker; letters are their code points
MARKERS = dict(zip("DLC", range(FIRST, FIRST + 3), strict=True))  # a date, a location, a count
CODES = {"d": "date", "l": "location", "c": "count"}


def letters(text: str) -> list[int]:
    """One piece per character."""
    return [ord(letter) for letter in text]


def marked(told: str) -> tuple[str, list[int], list[Mark]]:
    """Return text, starts of sentences and marks of "|Il part <d:lundi>."; a bar begins a sentence, marks may nest."""
    text, starts, marks, begun = "", [], [], []
    for part in re.split(r"(\||<[dlc]:|>)", told):
        if part == "|":
            starts.append(len(text))
        elif part == ">":
            kind, start = begun.pop()
            marks.append(Mark(start, len(text), kind))
        elif part.startswith("<"):
            begun.append((CODES[part[1]], len(text)))
        else:
            text += part
    return text, starts, marks


def read(text: str, starts: list[int], marks: list[Mark]):
    return list(passages(text, starts, marks, letters, FIRST))


def shown(passage) -> str:
    """A passage as text: "D", "L" and "C" for markers, brackets for its ends."""
    names = {marker: name for name, marker in MARKERS.items()} | {START: "[", END: "]"}
    return "".join(names.get(piece) or chr(piece) for piece in passage.pieces)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("|Il part <d:lundi>.", ["[ Il part D.]"], id="a value"),
        pytest.param("|<c:Trois> de <l:Brest> le <d:4>.", ["[ C de L le D.]"], id="a marker for each kind"),
        pytest.param("|Il part. |Puis <d:lundi>.", ["[ Il part.  Puis D.]"], id="two sentences"),
        pytest.param("|Il\npart\n<d:lundi>.", ["[ Il part D.]"], id="lines are spaces"),
        pytest.param("|Il part.", [], id="nothing to be asked"),
        pytest.param("|", [], id="an empty sentence"),
        pytest.param("Titre <d:lundi> |Il part <d:mardi>.", ["[ Il part D.]"], id="what stands before all sentences"),
        pytest.param("<d:lundi>", [], id="no sentence"),
        pytest.param("|<d:lundi>", ["[ D]"], id="a value alone"),
        pytest.param("|le <d:<d:4> mars>.", ["[ le D.]"], id="one in another of its kind"),
        pytest.param("|le <l:port de <d:mai>>.", ["[ le L.]"], id="one in another of another kind"),
        pytest.param("|le <c:<d:4>>.", ["[ le C.]"], id="two kinds of the same words"),
        pytest.param("|le <c:<d:4> mars>.", ["[ le DC.]"], id="the longer of two kinds has what is left"),
        pytest.param("|du <d:4 |au 8> mars.", ["[ du D mars.]"], id="a value over two sentences is not read in either"),
        pytest.param("Le <d:4 |au 8> mars <d:1999>.", ["[ mars D.]"], id="one that begins before all sentences"),
        pytest.param("|du <d:4 |au 8 |mai> de.", ["[ du D de.]"], id="one that is longer than a sentence"),
    ],
)
def test_values_become_markers(told, expected):
    """Nothing of a value is left, and all around it is."""
    assert expected == [shown(passage) for passage in read(*marked(told))]


@pytest.mark.parametrize(
    ("spans", "expected", "who"),
    [
        pytest.param([(0, 4, "date"), (2, 6, "date")], "[ Dghij]", [(0, 1)], id="of one kind"),
        pytest.param([(0, 4, "date"), (2, 6, "date"), (5, 8, "date")], "[ Dij]", [(0, 1, 2)], id="a chain"),
        pytest.param([(0, 4, "date"), (2, 6, "count")], "[ DCghij]", [(0,), (1,)], id="of two kinds"),
        pytest.param([(0, 6, "date"), (2, 4, "count")], "[ Dghij]", [(0, 1)], id="inside one of another kind"),
        pytest.param([(0, 4, "date"), (2, 6, "count"), (3, 8, "date")], "[ DCDij]", [(0,), (1,), (2,)], id="in turn"),
        pytest.param([(0, 4, "date"), (4, 6, "date")], "[ DDghij]", [(0,), (1,)], id="side by side"),
    ],
)
def test_marks_that_overlap(spans, expected, who):
    """Those of one kind share a marker; of two kinds the later has what is left, or shares the other's."""
    [passage] = read("abcdefghij", [0], [Mark(*span) for span in spans])
    assert expected == shown(passage)
    assert who == [tuple(sorted(numbers)) for _, numbers in passage.places]


def test_places_point_at_markers():
    """Each says which marks it stands for, by their numbers."""
    text, starts, marks = marked("|Il part <d:lundi>. |De <l:Brest>, <c:deux> fois.")
    [passage] = read(text, starts, marks)
    assert [("date", "D"), ("location", "L"), ("count", "C")] == [
        (marks[who].kind, shown(passage)[place]) for place, (who,) in passage.places
    ]


def sentence(name: str, length: int, value: str = "<d:x>") -> str:
    """A sentence of so many pieces: the one that opens it, letters, a marker."""
    return f"|{name * (length - 2)}{value}"


def test_a_passage_is_as_many_sentences_as_fit():
    """Up to BODY pieces, with the marker of each; the next sentence begins the next passage."""
    told = sentence("a", BODY // 2) + sentence("b", BODY // 2) + sentence("e", 10)
    first, second = (shown(passage) for passage in read(*marked(told)))
    assert (BODY + 2, 2) == (len(first), first.count("D"))
    assert "e" not in first
    assert second.endswith(" eeeeeeeeD]")


def test_one_piece_too_many_is_the_next_passages():
    """A sentence is not cut to fit."""
    told = sentence("a", BODY // 2) + sentence("b", BODY // 2 + 1)
    assert 2 == len(read(*marked(told)))


def test_a_passage_begins_with_the_end_of_the_sentence_before_it():
    """CONTEXT pieces of it; its markers are read there, and stand for nothing."""
    told = sentence("a", BODY) + sentence("b", 10)
    first, second = read(*marked(told))
    assert "[" + "a" * (CONTEXT - 1) + "D" + " bbbbbbbbD]" == shown(second)
    assert [(BODY, (0,))] == list(first.places)
    assert [(CONTEXT + 10, (1,))] == list(second.places)


def test_a_sentence_before_it_that_is_short_is_there_as_a_whole():
    """Also one without a value, of which there is no passage."""
    told = sentence("a", BODY, "") + sentence("b", 10)
    silent = "|court" + sentence("b", BODY)
    assert ["[" + "a" * CONTEXT + " bbbbbbbbD]"] == [shown(passage) for passage in read(*marked(told))]
    [passage] = read(*marked(silent))
    assert shown(passage).startswith("[ court bbb")


def test_a_sentence_longer_than_a_passage_is_read_as_a_whole():
    """A first sentence may have more than BODY pieces."""
    [passage] = read(*marked(sentence("a", 3 * BODY)))
    assert [3 * BODY] == [place for place, _ in passage.places]
    assert (3 * BODY + 2, END) == (len(passage.pieces), passage.pieces[-1])


def test_nothing_is_longer_than_the_encoder_can_read():
    """What stands behind is not there, nor its values."""
    told = "|" + "a" * 300 + "<d:x>" + "b" * 300 + "<d:y>"
    [passage] = read(*marked(told))
    assert LONGEST == len(passage.pieces)
    assert [(302, (0,))] == list(passage.places)
    assert [] == read(*marked("|" + "a" * LONGEST + "<d:x>"))


PART = st.one_of(
    st.tuples(st.just(""), st.text(alphabet="ab ", min_size=1, max_size=30)),
    st.tuples(st.sampled_from(KINDS), st.text(alphabet="xyz", min_size=1, max_size=9)),
)
SENTENCES = st.lists(st.lists(PART, max_size=8), max_size=12)


@given(SENTENCES)
def test_every_value_is_a_marker_once(told):
    """Whatever the article, a value inside a sentence stands in one passage, as its kind, and is not read."""
    text, starts, marks = "", [], []
    for parts in told:
        starts.append(len(text))
        for kind, words in parts:
            marks += [Mark(len(text), len(text) + len(words), kind)] if kind else []
            text += words
    found = read(text, starts, marks)
    assert sorted(n for passage in found for _, who in passage.places for n in who) == list(range(len(marks)))
    for passage in found:
        assert len(passage.pieces) <= LONGEST
        assert not set(letters("xyz")) & set(passage.pieces)
        for place, who in passage.places:
            assert {passage.pieces[place]} == {FIRST + KINDS.index(marks[n].kind) for n in who}


MARKS = st.lists(
    st.builds(lambda a, n, kind: Mark(a, a + n, kind), st.integers(0, 60), st.integers(1, 12), st.sampled_from(KINDS))
)


@given(MARKS, st.sets(st.integers(0, 69)), st.integers(0, 9))
def test_the_order_of_marks_does_not_matter(marks, starts, seed):
    """The same passages, and each mark is in as many of them; nothing of a mark inside a sentence is read."""
    text = "".join(chr(ord("a") + n) if n < 26 else chr(0x100 + n) for n in range(72))
    order = list(range(len(marks)))
    random.Random(seed).shuffle(order)
    given_order = read(text, sorted(starts), marks)
    shuffled = read(text, sorted(starts), [marks[n] for n in order])
    assert [passage.pieces for passage in given_order] == [passage.pieces for passage in shuffled]
    for one, other in zip(given_order, shuffled, strict=True):
        assert [(place, sorted(who)) for place, who in one.places] == [
            (place, sorted(order[n] for n in who)) for place, who in other.places
        ]
    first = min(starts, default=len(text))
    hidden = {ord(text[n]) for mark in marks for n in range(max(first, mark.start), min(mark.end, len(text)))}
    read_letters = {piece for passage in given_order for piece in passage.pieces}
    assert not hidden & read_letters
