"""Try the counts on the specifications of Recognizers-Text (Microsoft, MIT licence), in French and English.

    python benchmarks/recognizers.py [--folder ../shared/data/recognizers] [--language en] [--model Number] [--errors]

Models: Number, NumberRange, Ordinal, Percent, Currency, Dimension, Age, Temperature. A case is an input and the results
that the model must find in it. It passes when each of them is met by a count of ours and no other count of the model's
own sort is found. A result is met when a count overlaps its text and says the same value in the same unit, both brought
into our base units (recognizers.toml), within one part in a million:

- Number: the number that is written, whatever its unit; a fraction of ours is in percent. An extra is a count that has
  no unit and is no ordinal.
- NumberRange: both ends; whether an end belongs to the range is not looked at, and an amount that has no lower end
  starts at zero here. An extra is an interval without a unit.
- Ordinal: the place. An extra is another ordinal.
- Percent, Currency, Dimension, Age, Temperature: the amount and the unit; temperatures in degrees Celsius. Money meets
  by the unit's own amount, and a dollar of no country is a US dollar, as the specification's is no country's. An extra
  is another count in a unit of that sort; a degree without a scale is an angle or a temperature and no extra in either.

Where the specification leaves out a bound or a hedge ("at least 20" is its 20) an end of our interval may be the
number, or an interval around it no wider than from n to 2n ("about 20"). Nothing is parsed, no date is taken out first.
Classes of cases that news does not need are left out, with their reasons (recognizers.toml), and are counted apart.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from factcheck.kinds.count.finder import CountFinder
from factcheck.kinds.count.value import CountValue
from factcheck.lexicon import Lexicon
from factcheck.model import Article, Block, BlockRole, Document, Mention, Reference, Span

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "shared" / "data" / "recognizers"
LANGUAGES = {"en": "English", "fr": "French"}
MODELS = {
    "Number": "Number",
    "NumberRange": "Number",
    "Ordinal": "Number",
    "Percent": "Number",
    "Currency": "NumberWithUnit",
    "Dimension": "NumberWithUnit",
    "Age": "NumberWithUnit",
    "Temperature": "NumberWithUnit",
}
TABLES = tomllib.loads((HERE / "recognizers.toml").read_text(encoding="utf-8"))
NEAR = 1e-6  # as a share of the value
BARE = "°"
DIMENSIONS = {unit for unit, _ in TABLES["units"].values()} - {"s", "month", BARE}


@attrs.frozen
class Wanted:
    """A result that a case asks for: its place in the input, and what the specification resolved it to."""

    start: int
    end: int
    resolution: dict[str, str]


@attrs.frozen
class Case:
    """An input and what must be found in it; ``id`` is language/model/number."""

    id: str
    text: str
    wanted: tuple[Wanted, ...]


def cases(folder: Path, language: str, model: str) -> Iterator[Case]:
    """Yield the cases of one model in one language."""
    path = folder / MODELS[model] / LANGUAGES[language] / f"{model}Model.json"
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        yield Case(f"{language}/{model}/{number}", case["Input"], tuple(_wanted(case)))


def _wanted(case: dict[str, Any]) -> Iterator[Wanted]:
    text, at = case["Input"].lower(), 0
    for result in case["Results"]:
        words = result["Text"].lower()
        start = text.find(words, at)
        start = start if start >= 0 else max(text.find(words), 0)
        at = start + len(words)
        yield Wanted(start, at, {k: str(v) for k, v in (result.get("Resolution") or {}).items() if v is not None})


def excluded() -> dict[str, str]:
    """Return the ids of the cases that are left out, with the class of each."""
    return {case: group["class"] for group in TABLES["excluded"] for name in group["cases"] for case in _ids(name)}


def _ids(name: str) -> Iterator[str]:
    head, _, numbers = name.rpartition("/")
    first, _, last = numbers.partition("-")
    yield from (f"{head}/{n}" for n in range(int(first), int(last or first) + 1))


def read(finder: CountFinder, case: Case) -> tuple[Mention, ...]:
    """Return the counts of a case's input."""
    text, language = case.text, case.id[:2]
    blocks = (Block(Span(0, len(text)), BlockRole.BODY),)
    return finder.find(Document(Article(id="case", text=text), language, blocks, Reference(None, None, "unknown")))


def passes(case: Case, model: str, found: tuple[Mention, ...]) -> bool:
    """Whether each result is met by a count of its own and nothing else of the model's sort was found."""
    left = list(found)
    for wanted in case.wanted:
        met = [m for m in left if m.start < wanted.end and wanted.start < m.end and _meets(m.value, wanted, model)]
        if not met:
            return False
        left.remove(met[0])
    return not any(_is_extra(m.value, model) for m in left)


def _is_extra(value: Any, model: str) -> bool:
    assert isinstance(value, CountValue)
    unit = value.unit
    match model:
        case "Number":
            return not unit and not value.ordinal
        case "NumberRange":
            return not unit and not value.ordinal and value.low < value.high
        case "Ordinal":
            return value.ordinal
        case "Percent":
            return unit == "%"
        case "Currency":
            return unit == "cent" or (len(unit) == 3 and unit.isupper())
        case "Dimension":
            return unit in DIMENSIONS
        case "Age":
            return unit in ("s", "month")
        case _:
            return unit == "°C"


def _meets(value: Any, wanted: Wanted, model: str) -> bool:
    assert isinstance(value, CountValue)
    asked = wanted.resolution.get("value", "")
    if model == "NumberRange":
        return _same_ends(value, asked)
    if value.ordinal != (model == "Ordinal") or not asked:
        return False
    number = _number(asked.rstrip("%"))
    if number is None:
        return False
    match model:
        case "Number" | "Ordinal":
            share = 100 if value.unit == "%" and "%" not in value.text and number < 100 else 1
            return _holds(value, number * float(value.factor) * share) or _holds(value, number * float(value.factor))
        case "Percent":
            return value.unit == "%" and _holds(value, number)
        case "Currency":
            small = wanted.resolution["unit"] in TABLES["small_money"]
            return _is_money(value, wanted.resolution) and _holds(value, number * (float(value.factor) if small else 1))
        case "Temperature":
            return _is_warm(value, number, wanted.resolution["unit"])
        case _:
            unit, factor = TABLES["units"].get(wanted.resolution["unit"], ("", 1))
            return value.unit == unit and _holds(value, number * factor)


def _is_money(value: CountValue, resolution: dict[str, str]) -> bool:
    codes = [resolution["isoCurrency"]] if "isoCurrency" in resolution else TABLES["money"].get(resolution["unit"], [])
    return value.unit in codes


def _is_warm(value: CountValue, number: float, unit: str) -> bool:
    celsius = {"C": number, "F": (number - 32) / 1.8, "Kelvin": number - 273.15}
    if unit not in celsius:
        return value.unit in (BARE, "°C") and _holds(value, number)
    return value.unit == "°C" and _holds(value, celsius[unit], within=0.01)


def _number(text: str) -> float | None:
    """Read a number of the specifications, which write French decimals with a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _same_ends(value: CountValue, asked: str) -> bool:
    low, _, high = asked.strip("[]()").partition(",")
    ends = ((float(value.low), float(low or 0)), (float(value.high), float(high or "inf")))
    return all(_is_near(ours, number, value) for ours, number in ends)


def _is_near(ours: float, number: float, value: CountValue) -> bool:
    scales = [float(value.factor)] + ([100.0] if value.unit == "%" else [])
    return any(ours == number * s or abs(ours - number * s) <= NEAR * max(abs(number * s), NEAR) for s in scales)


def _holds(value: CountValue, number: float, within: float = 0.0) -> bool:
    """Whether a number is an end of the interval, or a hedged interval that is not too wide lies around it."""
    low, high = float(value.low), float(value.high)
    room = max(within, NEAR * abs(number))
    if abs(low - number) <= room or abs(high - number) <= room:
        return True
    return 0 < low < number < high <= 2 * low


def main() -> None:
    """Try the cases and print how many pass."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--model", choices=MODELS, action="append")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        print(f"skipped: no specifications in {asked.folder}")
        return
    for language in asked.language or LANGUAGES:
        _report(asked.folder, language, asked.model or list(MODELS), asked.errors)


def _report(folder: Path, language: str, models: list[str], errors: bool) -> None:
    finder, left_out, total = CountFinder(Lexicon(language)), excluded(), Counter[str]()
    for model in models:
        count = Counter[str]()
        for case in cases(folder, language, model):
            good = passes(case, model, found := read(finder, case))
            part = "out" if case.id in left_out else "in"
            count.update({part: 1, f"{part} passed": int(good)})
            if errors and not good and part == "in":
                asked = [(case.text[w.start : w.end], *w.resolution.values()) for w in case.wanted]
                print(f"FAILED {case.id} {case.text[:120]!r}")
                print(f"   asked {asked}\n   found {[_told(m.value) for m in found]}")
        total.update(count)
        print(f"{language} {model:12} {_line(count)}")
    print(f"{language} {'all':12} {_line(total)}", flush=True)


def _line(count: Counter[str]) -> str:
    share = count["in passed"] / max(count["in"], 1)
    aside = f"left out {count['out']} ({count['out'] / max(count['in'] + count['out'], 1):.1%})"
    aside += f", of them {count['out passed']} pass"
    return f"{count['in passed']:4} of {count['in']:4} passed: {share:6.1%}; {aside}"


def _told(value: Any) -> str:
    place = " (ordinal)" if value.ordinal else ""
    return f"{value.text}: {float(value.low):g}..{float(value.high):g} {value.unit}{place}"


if __name__ == "__main__":
    main()
