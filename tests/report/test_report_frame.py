"""The tables: a row per pair and per claim, with names and types that hold for every report."""

from __future__ import annotations

import math
import sys
from typing import Any

import attrs
import pytest

from factcheck.errors import MissingExtra
from factcheck.model import Verdict
from factcheck.report import Report
from factcheck.report.columns import CLAIM_COLUMNS, FIELDS, PAIR_COLUMNS, Cell
from factcheck.report.frame import claims, pairs

NAMES_OF_0_1 = [
    *("finding", "pair", "question", "kind", "verdict", "confidence", "why"),
    *("article_a", "source_a", "value_a", "start_a", "end_a", "sentence_a", "modality_a", "attribution_a", "claim_a"),
    *("article_b", "source_b", "value_b", "start_b", "end_b", "sentence_b", "modality_b", "attribution_b", "claim_b"),
    "origins",
]
TYPES = {
    Cell.TEXT: "string",
    Cell.WHOLE: "int64",
    Cell.NUMBER: "float64",
    Cell.TRUTH: "bool",
    Cell.TIME: "datetime64[s]",
}


@pytest.fixture
def pandas() -> Any:
    return pytest.importorskip("pandas", reason="pandas is not installed")


@pytest.fixture
def arrow() -> Any:
    return pytest.importorskip("pyarrow", reason="pyarrow is not installed")


@attrs.frozen
class ToldValue:
    """A value that tells whatever a test wants."""

    text: str
    told: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        return {"type": "told", "text": self.text, **self.told}


def telling(report: Report, **told: Any) -> Report:
    """Return a report of one claim whose value tells this."""
    (claim,) = report.claims
    return attrs.evolve(report, claims=(attrs.evolve(claim, value=ToldValue("v", told)),))


class TestColumns:
    def test_names_stay(self):
        """Tables that somebody reads by name keep the names of the first version, in its order."""
        assert [column.name for column in PAIR_COLUMNS][: len(NAMES_OF_0_1)] == NAMES_OF_0_1

    def test_every_column_says_what_it_holds(self):
        """A column has its own name and one line of explanation; the two tables share no muddle."""
        for columns in (PAIR_COLUMNS, CLAIM_COLUMNS):
            assert len({column.name for column in columns}) == len(columns)
            assert all(column.says and "\n" not in column.says for column in columns)

    def test_rows_have_a_cell_per_column(self, bridge):
        """No cell is missing and none is too much."""
        assert {len(PAIR_COLUMNS)} == {len(row) for row in pairs(bridge._rows())}
        assert {len(CLAIM_COLUMNS)} == {len(row) for row in claims(bridge._rows())}

    @pytest.mark.parametrize("name", ["bridge", "hostile", "single", "empty"])
    def test_pandas_types_are_those_documented(self, name, request, pandas):
        """A table has the same names and types for every report, also for one without rows."""
        report = Report(articles=()) if name == "empty" else request.getfixturevalue(name)
        for columns, table in ((PAIR_COLUMNS, report.to_dataframe()), (CLAIM_COLUMNS, report.claims_dataframe())):
            assert [column.name for column in columns] == list(table.columns)
            assert [TYPES[column.cell] for column in columns] == [str(dtype) for dtype in table.dtypes]


class TestClaims:
    def test_a_row_per_claim(self, bridge, pandas):
        """Every claim has a row, article by article in text order."""
        table = bridge.claims_dataframe()
        assert ["est-c0", "nord-c0", "sud-c0", "sud-c1"] == list(table["id"])

    def test_a_row_tells_where_it_stands(self, bridge, pandas):
        """Source, publication date, language and the words in the text are those of the article."""
        row = bridge.claims_dataframe().set_index("id").loc["sud-c0"]
        (sud,) = (article for article in bridge.articles if article.id == "sud")
        assert ("Le Courrier", "2021-05", "fr") == (row["source"], row["published"], row["language"])
        assert "mardi 4 mai" == sud.text[row["start"] : row["end"]] == row["text"]
        assert "Selon la préfecture, le pont a ouvert mardi 4 mai au public." == row["sentence"]
        assert ("hedged", "la préfecture", "ouvrir") == (row["modality"], row["attribution"], row["predicate"])

    def test_a_row_names_its_gravest_verdict(self, bridge, pandas):
        """A claim that contradicts one and refines another is in a contradiction; one alone is in none."""
        table = bridge.claims_dataframe().set_index("id")
        assert ("f-grave", "contradiction") == tuple(table.loc["nord-c0", ["finding", "verdict"]])
        assert table.loc["sud-c1", ["finding", "verdict"]].isna().all()

    def test_a_claim_known_only_from_a_finding_has_a_row(self, bridge, pandas):
        """The table leaves no claim of a finding out."""
        report = attrs.evolve(bridge, claims=())
        assert ["est-c0", "nord-c0", "sud-c0"] == list(report.claims_dataframe()["id"])

    def test_a_missing_field_is_missing(self, single, pandas):
        """What a value does not tell, or tells as empty text, is a gap and not a word."""
        row = telling(single, unit="", low=None).claims_dataframe().iloc[0]
        assert row[[column.name for column in FIELDS]].isna().all()

    @pytest.mark.parametrize("year", ["0001", "1066", "2023", "9999"])
    def test_times_of_every_year(self, single, pandas, year):
        """A date of any year that Python knows is a time."""
        row = telling(single, earliest=f"{year}-05-03T04:00").claims_dataframe().iloc[0]
        assert f"{year}-05-03T04:00:00" == row["earliest"].isoformat()
        assert pandas.isna(row["latest"])

    def test_numbers_of_every_size(self, single, pandas):
        """A number that no float holds is infinite; an open end is missing."""
        row = telling(single, low=10**400, high=12).claims_dataframe().iloc[0]
        assert (math.inf, 12.0) == (row["low"], row["high"])

    def test_real_values_fill_their_fields(self, pandas):
        """Dates, counts and places of the shipped kinds fill the columns that name them."""
        from factcheck import Article, Checker

        text = "Lundi 6 mai 2024, 42 personnes ont été blessées à Lyon."
        article = Article(id="a", text=text, language="fr", published="2024-05-07")
        table = Checker().check([article]).claims_dataframe()
        filled = {name: set(table[name].dropna()) for name in ("timex", "low", "country")}
        assert {"timex": {"2024-05-06"}, "low": {42.0}, "country": {"FR"}} == filled
        assert set(FIELDS) <= set(CLAIM_COLUMNS)


class TestArrow:
    def test_it_is_the_table_of_pairs(self, bridge, pandas, arrow):
        """Arrow and pandas tell the same, in the same order."""
        table = bridge.to_arrow()
        told = [{n: None if pandas.isna(v) else v for n, v in row.items()} for row in _records(bridge.to_dataframe())]
        assert told == table.to_pylist()

    def test_the_schema_does_not_depend_on_the_rows(self, bridge, hostile, arrow):
        """A report without findings has the same schema, so that files of many reports can be read as one."""
        schemas = {str(report.to_arrow().schema) for report in (bridge, hostile, Report(articles=()))}
        assert 1 == len(schemas)

    def test_half_characters_become_replacement_characters(self, hostile, arrow):
        """A lone surrogate, which Arrow refuses, does not stop a table."""
        assert "\ufffd" in hostile.to_arrow()["question"][0].as_py()


def _records(table: Any) -> list[dict[str, Any]]:
    return table.astype(object).to_dict("records")


@pytest.mark.parametrize(
    ("view", "package"),
    [("to_dataframe", "pandas"), ("claims_dataframe", "pandas"), ("to_arrow", "pyarrow")],
)
def test_a_missing_package_is_named(bridge, monkeypatch, view, package):
    """Without the extra the error names the package and the command that installs it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        MissingExtra, match=rf"{package} is not installed; run: pip install 'factcheck-claims\[tables\]'"
    ):
        getattr(bridge, view)()


def test_the_order_of_the_articles_shows_nowhere(bridge, pandas):
    """A report over the same articles in another order gives the same tables."""
    turned = attrs.evolve(bridge, articles=bridge.articles[::-1], claims=bridge.claims[::-1])
    assert bridge.claims_dataframe().equals(turned.claims_dataframe())
    assert bridge.to_dataframe().equals(turned.to_dataframe())
    assert Verdict.CONTRADICTION == bridge.to_dataframe()["verdict"].iloc[0]
