"""Values that were written to JSON and are read again: their parts, and those of a type that is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.model import FrozenDict

_NEEDED: Any = object()


def part(data: Mapping[str, Any], key: str, wanted: type | tuple[type, ...], default: Any = _NEEDED) -> Any:
    """Return what ``data`` has under ``key``, ``default`` where it has nothing.

    Raises ValueError where it is not of the type ``wanted``, or is missing and there is no default.
    """
    if key not in data and default is _NEEDED:
        raise ValueError(f"has no {key!r}")
    value = data.get(key, default)
    if value is default or (isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))):
        return value
    raise ValueError(f"{key!r} is of the wrong type: {value!r}")


@attrs.frozen
class RecordedValue:
    """A value of a type that this version does not know: all that was written of it."""

    data: FrozenDict = attrs.field(converter=FrozenDict)

    @property
    def text(self) -> str:
        """The canonical form, for people."""
        return str(self.data["text"])

    def to_dict(self) -> dict[str, Any]:
        """Return what was written, as it was."""
        return dict(self.data)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RecordedValue:
        """Read any value again; raises ValueError where it has no text."""
        part(data, "text", str)
        return cls(FrozenDict(data))
