"""The draft of a profile of export files as text that loads, a remark where a person must look."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.lines import comment, doubt, entry, todo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import CodeList
    from conformance.surfaces.drafting.files.match import ColumnMatch, DraftedGroup
    from conformance.surfaces.drafting.files.sheet import SampledFile

_VALUES = 12  # different values of a column that are shown
_DATE = re.compile(r"[0-9]{8,14}")


@dataclass(frozen=True)
class FilesDraft:
    """The domains, the files, and which of them hold which groups; writes the profile."""

    directory: str
    sheets: Sequence[SampledFile]
    domains: Sequence[tuple[Specification, Sequence[DraftedGroup]]]

    def text(self) -> str:
        """Return the YAML."""
        parts = (self._head(), self._surface(), self._groups(), self._left())
        return "\n".join(line for part in parts for line in part) + "\n"

    def _head(self) -> Iterator[str]:
        yield comment(0, "書き出しファイルからの下書き / drafted from export files")
        yield comment(0, "# の付いた行を確かめて直す / look at every line with a remark")
        yield entry(0, "profile", 1)
        product = {"name": "TODO", "vendor": "TODO", "release": "TODO"}
        yield entry(0, "product", product, todo("name, vendor, release"))
        place = {"type": "general_city", "code": "139998", "name": "見本市"}
        yield entry(0, "municipality", place, todo("type, code, name"))
        yield entry(0, "specifications")
        for spec, _ in self.domains:
            yield entry(1, spec.domain, {"version": spec.version})

    def _surface(self) -> Iterator[str]:
        encoding, _ = Counter(s.encoding for s in self.sheets).most_common(1)[0]
        delimiter, _ = Counter(s.delimiter for s in self.sheets).most_common(1)[0]
        yield entry(0, "surfaces")
        yield entry(1, "files")
        yield entry(2, "directory", self.directory)
        yield entry(2, "encoding", encoding)
        yield entry(2, "delimiter", delimiter)
        yield entry(2, "mapping")
        yield from self._written_otherwise({"encoding": encoding, "delimiter": delimiter})
        yield from self._codes()

    def _written_otherwise(self, usual: Mapping[str, str]) -> Iterator[str]:
        """Yield how those files are written that are not written like most."""
        found = {}
        for sheet in self.sheets:
            own = {"encoding": sheet.encoding, "delimiter": sheet.delimiter}
            said = {key: value for key, value in own.items() if usual[key] != value}
            if said:
                found[sheet.name] = said
        if found:
            yield entry(3, "files")
            yield from (entry(4, name, said) for name, said in found.items())

    def _codes(self) -> Iterator[str]:
        found = dict(self._code_columns())
        if not found:
            return
        yield entry(3, "codes")
        for key, (codes, values) in found.items():
            named = ", ".join(f"{v} {name}" for v, name in list(codes.values.items())[:_VALUES])
            seen = " ".join(sorted(values)[:_VALUES])
            yield comment(4, f"{todo(key)}: {codes.name_ja} {named} ← {seen}")
            same = {value: value for value in codes.values if value in values}
            yield entry(4, key, same)

    def _code_columns(self) -> Iterator[tuple[str, tuple[CodeList, set[str]]]]:
        """Yield the code lists of which the files hold values that they do not have."""
        for spec, groups in self.domains:
            seen: dict[str, set[str]] = {}
            for one in groups:
                for column in one.columns:
                    if column.item.code_list in spec.codes:
                        filled = one.sheet.filled(column.match.right)
                        seen.setdefault(str(column.item.code_list), set()).update(filled)
            for key, values in seen.items():
                if values - set(spec.codes[key].values) and not spec.codes[key].open_values:
                    yield f"{spec.domain}/{key}", (spec.codes[key], values)

    def _groups(self) -> Iterator[str]:
        yield entry(3, "groups")
        for spec, groups in self.domains:
            for one in groups:
                yield entry(4, f"{spec.domain}/{one.group.key}", None, one.group.name_ja)
                yield entry(5, "file", _named(one.sheet.name), f"{one.score:.2f}")
                yield entry(5, "fields")
                yield from map(_line, one.columns)
                for item in one.missing:
                    if item.required or item.key in one.group.primary_key:
                        yield f"{'  ' * 6}{item.key}: null # {todo(item.name_ja)}"

    def _left(self) -> Iterator[str]:
        """Yield what no group uses: files and headings."""
        for sheet in self.sheets:
            used = {
                column.match.right
                for _, groups in self.domains
                for one in groups
                if one.sheet is sheet
                for column in one.columns
            }
            spare = [heading for heading in sheet.columns if heading not in used]
            if spare and not used:  # the first row may be a person's
                yield comment(0, f"{sheet.name}: {len(spare)} columns, none known")
            elif spare:
                yield comment(0, f"{sheet.name}: {', '.join(spare)}")


def _line(column: ColumnMatch) -> str:
    heading = column.match.right
    value: object = {"to": heading, **column.rule} if column.rule else heading
    name = column.item.name_ja
    remark = doubt(column.match)
    return entry(6, column.item.key, value, f"{name} {remark}" if remark else name)


def _named(name: str) -> str:
    """Return the name of a file with a star for the day of the export."""
    return _DATE.sub("*", name)
