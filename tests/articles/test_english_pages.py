"""English news pages: what stands before the lead, page chrome, captions, and the day that the text speaks from."""

import pytest

from factcheck.articles.read import read
from factcheck.model import Article

LEAD = "The bridge across the river was closed after the storm, officials said, and trains were diverted"


def blocks(text: str) -> list[tuple[str, str]]:
    """The pieces of a text with their roles."""
    (found,), () = read([Article(id="a", text=text, language="en", published="2024-03-05")])
    return [(block.role.value, text[block.span.start : block.span.end]) for block in found.blocks]


@pytest.mark.parametrize(
    "header",
    [
        "LEEDS –",
        "LEEDS, England (Northern Wire) —",
        "LEEDS, March 5 (Northern Wire) -",
        "NEW HAVEN, Conn. —",
        "NEW DELHI:",
        "Leeds, Mar 5 (NW)",
        "March 5 (Northern Wire) -",
        "LEEDS, England, March 5 (Northern Wire) -",
    ],
)
def test_a_dateline_is_no_text(header: str) -> None:
    """Town, region, date and agency, or some of them, with a dash or a colon."""
    assert [("header", header), ("body", f"{LEAD}.")] == blocks(f"{header} {LEAD}.")


@pytest.mark.parametrize(
    "opening", ["NATO and its allies met", "The talks - long awaited - began", "Leeds: a short walk"]
)
def test_other_openings_are_text(opening: str) -> None:
    """Capitals, dashes and colons make no dateline by themselves."""
    assert [("body", f"{opening}. {LEAD}.")] == blocks(f"{opening}. {LEAD}.")


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Related Topics",
        "Sign up",
        "4-minute read",
        "12 comments",
        "Follow us on Twitter",
        "Sign up for our daily newsletter",
        "Read more: Storm hits the coast",
        "This article was first published in the Leeds Courier",
        "Source: Leeds Courier",
    ],
)
def test_page_chrome_is_no_text(line: str) -> None:
    """Navigation, buttons, counts and credits carry no claims, wherever they stand."""
    found = blocks(f"{LEAD}.\n\n{line}\n\nNobody was hurt, and the mayor thanked the rescuers on Monday.")
    assert ("chrome", line) in found or ("title", line) in found
    assert [role for role, _ in found].count("body") == 2


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The bridge at Leeds after the storm on Tuesday.",
        "In this photo provided by the city, workers clear the bridge at Leeds.",
        "FILE - The mayor of Leeds speaks to reporters, March 1, 2024.",
        "A diver (left) and the mayor of Leeds pose for a photo.",
    ],
)
def test_captions(line: str) -> None:
    """What only captions say makes a caption."""
    assert ("caption", line) in blocks(f"{LEAD}.\n\n{line}\n\n{LEAD} again.")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f"LEEDS, March 5, 2024 (Northern Wire) - {LEAD}.", "2024-03-05", "2024-03-05"),
        (f"LEEDS, 5 March 2024 (Northern Wire) - {LEAD}.", "2024-03-05", "2024-03-05"),
        (f"Published on Tuesday, March 5, 2024\n\n{LEAD}.", "2024-03-05", "2024-03-05"),
        (f"Last updated: 5 March 2024, 10:30\n\n{LEAD}.", "2024-03-05", "2024-03-05"),
    ],
)
def test_the_day_is_read(text: str, first: str, last: str) -> None:
    """A dateline or a line above the article gives its day, in American and in British order."""
    (found,), () = read([Article(id="a", text=text, language="en")])
    assert (first, last) == (str(found.reference.earliest), str(found.reference.latest))
