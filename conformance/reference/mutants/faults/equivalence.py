"""Faults by which file and form tell another story of a resident than the record does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.population.traits import has_trait
from conformance.reference.mutants.faults.base import FaultBase, TraitName
from conformance.reference.mutants.respelt import Spelling, respelt
from conformance.reference.mutants.shift import shifted

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row


class _OneItem(FaultBase):
    """A fault of one item: in the rows of a file, or in the print data of a form."""

    item: str

    def spoilt(self, value: Json) -> Json:
        """Return what is told in the place of a value."""
        return value

    def _spoilt(self, row: Row) -> Row:
        return {**row, self.item: self.spoilt(row[self.item])} if row.get(self.item) else row


class _InFile(_OneItem):
    """An item of the export file tells something else."""

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows with the item spoilt."""
        return [self._spoilt(row) for row in rows]


class _OnForm(_OneItem):
    """An item of the form tells something else."""

    def printed(self, items: Row) -> Row:
        """Return the print data with the item spoilt."""
        return self._spoilt(items)


class FileCuts(_InFile):
    """The file has room for fewer characters than the item."""

    kind: Literal["file_cuts"]
    characters: int

    def spoilt(self, value: Json) -> Json:
        """Return the text cut."""
        return value[: self.characters] if isinstance(value, str) else value


class FileRespells(_InFile):
    """A text with a trait is written to the file otherwise."""

    kind: Literal["file_respells"]
    trait: TraitName
    how: Spelling

    def spoilt(self, value: Json) -> Json:
        """Return the text respelt, if it has the trait."""
        if isinstance(value, str) and has_trait(self.trait, value):
            return respelt(self.how, value)
        return value


class FileInverts(FaultBase):
    """A flag stands in the file the wrong way round."""

    kind: Literal["file_inverts"]
    item: str

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows with the flag turned."""
        return [self._turned(row) for row in rows]

    def _turned(self, row: Row) -> Row:
        value = row.get(self.item)
        return {**row, self.item: not value} if isinstance(value, bool) else row


class FileStripsZeros(_InFile):
    """A number's leading zeros are lost on the way to the file."""

    kind: Literal["file_strips_zeros"]

    def spoilt(self, value: Json) -> Json:
        """Return the digits without leading zeros."""
        return value.lstrip("0") if isinstance(value, str) else value


class FileLabels(_InFile):
    """The file holds the meaning of a code instead of the code."""

    kind: Literal["file_labels"]
    labels: dict[str, str]

    def spoilt(self, value: Json) -> Json:
        """Return the meaning."""
        return self.labels.get(str(value), value)


class FileMovesDay(_InFile):
    """A day with a trait is another one in the file: a time zone, an end that is counted twice."""

    kind: Literal["file_moves_day"]
    trait: TraitName
    days: int

    def spoilt(self, value: Json) -> Json:
        """Return the day moved, if it has the trait."""
        return shifted(value, days=self.days) if has_trait(self.trait, value) else value


class FileOfThePast(FaultBase):
    """The file holds the oldest row of a history, marked as though it were the newest."""

    kind: Literal["file_of_the_past"]
    key: list[str]
    number: str

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the oldest row of each key under the newest number."""
        oldest: dict[tuple[str, ...], Row] = {}
        for row in rows:
            key = tuple(str(row.get(name)) for name in self.key)
            oldest[key] = {**oldest.get(key, row), self.number: row.get(self.number)}
        return list(oldest.values())


class FormMovesDay(_OnForm):
    """A day with a trait is printed as another one."""

    kind: Literal["form_moves_day"]
    trait: TraitName
    days: int

    def spoilt(self, value: Json) -> Json:
        """Return the day moved, if it has the trait."""
        return shifted(value, days=self.days) if has_trait(self.trait, value) else value


class FormLabels(_OnForm):
    """The print data hold the meaning of a code instead of the code."""

    kind: Literal["form_labels"]
    labels: dict[str, str]

    def spoilt(self, value: Json) -> Json:
        """Return the meaning."""
        return self.labels.get(str(value), value)
