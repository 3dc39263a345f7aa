"""The ways to look at one resident: the query, the export file, the form as items or print data.

Each gives the values of the record's items, so that they can be laid side by side.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.cases.stories.steps import StoryStep, as_example
from conformance.checks.forms.lawful_copy import issue, items_of
from conformance.forms import csv_data, xml_data
from conformance.messages.worded import worded
from conformance.population import seeds
from conformance.population.rows import key_of
from conformance.surfaces.issued import issued_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.findings import Json
    from conformance.population.rows import Row

QUERY, FILE, FORM = "照会 / query", "出力ファイル / export file", "帳票 / form"
_DATA = {"xml": "印刷データ（XML） / XML print data", "csv": "印刷データ（CSV） / CSV print data"}


@dataclass(frozen=True)
class ExportLines:
    """The lines of a group's export file, their texts as typed values."""

    group: RecordGroup
    rows: tuple[Row, ...]
    where: str

    @classmethod
    def of(cls, trial: Trial, group: RecordGroup) -> ExportLines:
        """Export a group."""
        reply = trial.accepted(trial.interface.export(trial.domain, [group.key]))
        content = str(reply.rows[0].get("content", "")) if reply.rows else ""
        lines = csv.DictReader(io.StringIO(content, newline=""))
        typed = ({i.key: _typed(i, line.get(i.key) or "") for i in group.items} for line in lines)
        return cls(group, tuple(typed), reply.exchange.path)

    def newest(self, trial: Trial, row: Row) -> Row:
        """Return the newest line under the key of a row; a finding when there is none."""
        key = key_of(self.group, row)
        found = [one for one in self.rows if all(one.get(k) == v for k, v in key.items())]
        if not found:
            raise trial.deviation(
                worded("F-EXPORT", form="row"),
                expected=cast("Json", key),
                found=[],
                where=f"{self.where} → {self.group.key}",
                cause=f"{trial.domain}/record/{self.group.key}",
                example=as_example(
                    StoryStep("stands", self.group.key, key), StoryStep("exports", self.group.key)
                ),
            )
        return max(found, key=self._number)

    def _number(self, row: Row) -> int:
        value = row.get(self.group.history.number) if self.group.history else None
        return value if isinstance(value, int) else 0


def looks(
    trial: Trial, copy: CopyToIssue, export: ExportLines, *, print_data: bool
) -> Mapping[str, Row]:
    """Return what each way tells of the row a copy is about, by the items of its record.

    `print_data`: whether the form is asked for as a file, too, in one of the formats the profile
    declares, the same for all attempts at a case.
    """
    group = export.group
    found = {
        QUERY: trial.only_row(group.key, key_of(group, copy.row)),
        FILE: export.newest(trial, copy.row),
        FORM: _by_record(copy, items_of(trial.accepted(issue(trial, copy, "self")))),
    }
    name = _format(trial) if print_data else None
    return found if name is None else {**found, _DATA[name]: _by_print_data(trial, copy, name)}


def _by_print_data(trial: Trial, copy: CopyToIssue, name: str) -> Row:
    """Return the values of the first copy in a file of print data."""
    body: Row = {**copy.body, "addressee": "self", "format": name}
    reply = trial.accepted(trial.interface.issue(trial.domain, copy.form.key, body))
    content = issued_files(reply)[0].content
    if name == "xml":
        data, _ = xml_data.read_xml(trial.spec, copy.form, content)
    else:
        data = csv_data.read_csv(content)
    texts = data.copies[0].values if data.copies else {}
    return _by_record(copy, {i.key: _typed(i, texts.get(i.key, "")) for i in copy.form.items})


def _by_record(copy: CopyToIssue, printed: Row) -> Row:
    """Return the values of a form under the items of the record they show."""
    return {item: printed.get(on_form) for on_form, item in copy.binding.shows.items()}


def _format(trial: Trial) -> str | None:
    surface = trial.profile.surfaces.forms
    offered = [name for name in _DATA if surface and name in surface.formats]
    if surface is None or surface.directory is not None or not offered:
        return None
    return seeds.pick(offered, trial.seed, trial.case.id)


def _typed(item: Item, text: str) -> Json:
    """Return a text of a file as the value it stands for; one that is none stays a text."""
    if not text:
        return None
    if item.type == "flag" and text in {"0", "1"}:
        return text == "1"
    if item.type == "integer" and text.removeprefix("-").isdecimal():
        return int(text)
    return text
