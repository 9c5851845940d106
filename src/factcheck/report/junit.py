"""The report as JUnit XML, as CI servers read it: a test case per finding, contradictions fail.

An article that could not be checked is a skipped case. The text of a failure has both sentences of every failing pair;
that of contradictions and updates that do not fail goes to system-out. There is no time and no host in it: the same
report is the same text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from xml.etree import ElementTree

from factcheck.model import NotChecked, Verdict
from factcheck.report.quotes import fold, visible
from factcheck.report.rows import FindingRow, PairRow, Rows, named

_NAME = "factcheck"
_TOLD = (Verdict.CONTRADICTION, Verdict.UPDATE)  # the pairs to look at
# What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(rows: Rows, fail_on: Verdict | None = Verdict.CONTRADICTION) -> str:
    """Return the XML; findings as grave as ``fail_on`` or graver are failures, none of them if it is None."""
    failing = () if fail_on is None else tuple(v for v in Verdict if v.gravity >= fail_on.gravity)
    cases = [_finding(row, failing) for row in rows.findings]
    cases = cases or [_case("story", "no question is answered by two articles")]
    cases += [_skipped(left) for left in rows.not_checked]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": 0,
        "skipped": len(rows.not_checked),
    }
    told = {name: str(number) for name, number in counts.items()}
    suites = ElementTree.Element("testsuites", {"name": _NAME, **told, "time": "0"})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": _NAME, **told, "time": "0"})
    suite.extend(cases)
    ElementTree.indent(suites)
    text = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _finding(row: FindingRow, failing: Container[Verdict]) -> ElementTree.Element:
    finding = row.finding
    case = _case(finding.kind, f"{fold(finding.question).strip()} [{finding.id}]")
    if finding.verdict in failing:
        gravest = row.pairs[0]
        attributes = {"type": str(finding.verdict), "message": _clean(_message(gravest))}
        ElementTree.SubElement(case, "failure", attributes).text = _clean(_text(row, failing))
    elif finding.verdict in _TOLD:
        ElementTree.SubElement(case, "system-out").text = _clean(_text(row, _TOLD))
    return case


def _skipped(left: NotChecked) -> ElementTree.Element:
    case = _case("article", f"not checked: {left.article}")
    ElementTree.SubElement(case, "skipped", {"message": _clean(left.reason)})
    return case


def _case(kind: str, name: str) -> ElementTree.Element:
    attributes = {"classname": f"{_NAME}.{kind}", "name": _clean(name), "time": "0"}
    return ElementTree.Element("testcase", attributes)


def _message(row: PairRow) -> str:
    """Return both values with who gives them, and why."""
    a, b = (f"{quote.value} ({named(quote.article, quote.source)})" for quote in (row.a, row.b))
    return f"{row.pair.verdict} ({row.pair.confidence:.2f}): {a}, {b}: {row.why}"


def _text(row: FindingRow, verdicts: Container[Verdict]) -> str:
    blocks = ["\n".join(_pair(pair)) for pair in row.pairs if pair.pair.verdict in verdicts]
    head = f"{row.finding.question}\n{row.independence}".strip()
    return "\n\n".join((head, *blocks))


def _pair(row: PairRow) -> Iterator[str]:
    yield _message(row)
    yield from (f"  {quote.place}  {quote.bracketed}" for quote in (row.a, row.b))
    yield f"  pair {row.pair.id}"


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(text))
