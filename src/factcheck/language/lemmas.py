"""The dictionary forms of verbs: a table of infinitives, endings and irregular forms that corrects the pipeline."""

from __future__ import annotations

import attrs


@attrs.frozen
class VerbForms:
    """Which infinitives a verb form can belong to.

    `ranks` gives each infinitive its place in the order of use, `endings` the ways to make an infinitive of a
    regular form, `irregular` the infinitives of the other forms.
    """

    ranks: dict[str, int]
    endings: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]

    @classmethod
    def of_text(cls, text: str) -> VerbForms:
        """Read a table of three parts, each opened by its name in brackets: infinitives, endings, irregular.

        The infinitives stand in the order of use; an ending or an irregular form is followed on its line by what
        takes its place.
        """
        parts = dict(part.split("]\n", 1) for part in text.partition("[")[2].split("\n["))
        endings, irregular = ([line.split() for line in parts[name].splitlines()] for name in ("endings", "irregular"))
        return cls(
            ranks={infinitive: place for place, infinitive in enumerate(parts["infinitives"].split())},
            endings={row[0].lstrip("-"): tuple(end.lstrip("-") for end in row[1:]) for row in endings},
            irregular={row[0]: tuple(row[1:]) for row in irregular},
        )

    def infinitives(self, form: str) -> tuple[str, ...]:
        """The infinitives that `form` (small letters) can belong to, the most used first; none where it is unknown."""
        found = {form} if form in self.ranks else set()
        for at in range(len(form) - 1, 0, -1):
            stem = form[:at]
            found.update(stem + end for end in self.endings.get(form[at:], ()) if stem + end in self.ranks)
        first = self.irregular.get(form, ())
        return (*first, *sorted(found.difference(first), key=self.ranks.__getitem__))
