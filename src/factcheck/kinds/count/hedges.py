"""Words around an amount that make an interval of it: "plus de", "environ", "au moins", "ou plus"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from factcheck.kinds.count.amounts import Amount, Amounts
from factcheck.kinds.count.value import INFINITY
from factcheck.kinds.phrases import Phrases, Words

_FEW = 2  # words of hedging that may follow one another


@attrs.frozen
class Hedge:
    """The interval that a hedge makes of n, as factors; ``bound`` "max" where n itself is the most that is reached."""

    low: Decimal
    high: Decimal
    bound: str = ""


class Hedges:
    """The hedges of one language, before and behind an amount."""

    def __init__(self, table: Mapping[str, Any], links: frozenset[str], amounts: Amounts) -> None:
        patterns = table["patterns"]
        self._amounts, self._links = amounts, links
        self._before, self._after = Phrases(_hedges(table["hedges"])), Phrases(_hedges(table["hedges_after"]))
        self._during, self._old = frozenset(patterns.get("during", ())), frozenset(patterns.get("old", ()))
        self._some = frozenset(patterns["determiners"])

    def before(self, words: Words, amount: Amount, floor: int) -> tuple[int, Hedge | None]:
        """Return where an amount's hedges begin, and what they make of it."""
        hedge: Hedge | None = None
        at = amount.start
        if amount.sort == "rough" and at > floor and words.at(at - 1) in self._some:
            at -= 1
        for _ in range(_FEW):
            found = self._before.before(words, at)
            if found is None or found[1] < floor or (found[1] == at - 1 and self._lasts(words, at, amount)):
                break
            hedge, at = both(found[0], hedge), found[1]
        return at, hedge

    def behind(self, words: Words, end: int) -> tuple[Hedge, int] | None:
        """Return the hedge behind an amount, unless it begins another one's ("plus de 40 et moins de 10")."""
        found = self._after.at(words, end)
        if found is None:
            return None
        inside = (self._before.at(words, k) for k in range(end + 1, found[1]))
        return None if any(h and (h[1] > found[1] or self._amounts.read(words, h[1])) for h in inside) else found

    def _lasts(self, words: Words, at: int, amount: Amount) -> bool:
        """Whether the word before a length of time says that it passes, and bounds nothing ("over seven years")."""
        lasting = amount.unit.base in ("s", "month") and words.at(amount.end - 1) not in self._old
        return lasting and words.at(at - 1) in self._during

    def bounded(self, words: Words, end: int, hedge: Hedge, amount: Amount) -> tuple[Decimal, Decimal, int] | None:
        """Return the interval of "plus de 20 et moins de 30"."""
        other = self._before.at(words, end + 1) if words.at(end) in self._links or words.at(end) == "," else None
        second = self._amounts.read(words, other[1]) if other else None
        if other is None or second is None or second.sort != amount.sort:
            return None
        low, high = (amount, second) if hedge.high == INFINITY else (second, amount)
        below = other[0] if hedge.high == INFINITY else hedge
        above = hedge if hedge.high == INFINITY else other[0]
        fits = above.high == INFINITY and below.low == 0 and low.high < high.low
        return (low.low, high.high, second.end) if fits else None


def _hedges(table: Mapping[str, list[Any]]) -> dict[str, Hedge]:
    return {
        phrase: Hedge(Decimal(str(low)), INFINITY if high == "inf" else Decimal(str(high)), *bound)
        for phrase, (low, high, *bound) in table.items()
    }


def both(outer: Hedge | None, inner: Hedge | None) -> Hedge | None:
    """Return what two hedges make together: a bound outweighs "about"."""
    if outer is None or inner is None:
        return outer or inner
    return next((h for h in (outer, inner) if h.high == INFINITY or h.low == 0), outer)


def around(amount: Amount, hedge: Hedge | None) -> tuple[Decimal, Decimal]:
    """Return the interval that a hedge makes of an amount; a range is rough enough for "about"."""
    low, high = amount.low, amount.high
    if hedge is None:
        return low, high
    if hedge.high == INFINITY:
        return amount.nominal or low, INFINITY
    if hedge.low == 0:
        return (Decimal(0), amount.nominal or high) if high >= 0 else (-INFINITY, high)
    if low != high and amount.nominal is None:
        return low, high
    first, last = sorted((low * hedge.low, high * hedge.high))
    return first, last


def figure(amount: Amount, hedge: Hedge | None) -> Decimal | None:
    """Return the number that a rough amount names, in its base unit; None where there is none or a bound."""
    if hedge is not None and (hedge.high == INFINITY or hedge.low == 0):
        return None
    around = hedge is not None and hedge.low < 1 < hedge.high and amount.low == amount.high
    named = amount.nominal or (amount.low if around else None)
    return None if named is None else amount.unit.in_base(named * amount.times)
