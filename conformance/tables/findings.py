"""From tallies to a finding: exact totals, first rows, shapes of values, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Cell, Finding, FindingPart
from conformance.tables.export import place_of
from conformance.tables.wording import advice
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from conformance.findings import Json
    from conformance.tables.tally import FaultLocation, Tally
    from conformance.tables.wording import Advice

    Told = Callable[[FaultLocation], Mapping[str, str]]
    """What a vendor's own file calls a place: its heading, the shape of its value."""


def finding(
    tallies: Iterable[Tally],
    file: str | Sequence[str],
    cause: str,
    told: Told | None = None,
) -> Finding | None:
    """Return one finding for all that is wrong with a subject; None when nothing is.

    Args:
        tallies: what was counted.
        file: the file's name, without directories; the names of its parts where it has several.
        cause: what is broken, as `domain/record/group/item`.
        told: says of a place what the file itself calls it, where its layout is the vendor's.
    """
    wrong = [tally for tally in tallies if tally.total > 0]
    if not wrong:
        return None
    parts = (file,) if isinstance(file, str) else tuple(file)
    said = [advice(tally.code, tally.facts) for tally in wrong]
    first, subject = wrong[0], cause.rsplit("/", 1)[-1]
    found: list[Json] = [
        _found(tally, parts, one, told) for tally, one in zip(wrong, said, strict=True)
    ]
    total = sum(tally.total for tally in wrong)
    wanted = _all(a.expected.en for a in said)
    return Finding(
        first.code,
        f"{parts[0]} の {subject} に仕様と違うところが {total} 件あります。",
        f"{parts[0]}: {total} deviations in {subject}; expected: {wanted}",
        expected=_both(Bilingual(_all(a.expected.ja for a in said), wanted)),
        found=found,
        where=_where(parts, first.lines[0]) if first.lines else parts[0],
        cause=cause,
        remedy_ja=_all(a.remedy.ja for a in said),
        remedy_en=_all(a.remedy.en for a in said),
        masked=True,  # spots hold shapes and what was expected, never a value
        cells=tuple(
            _cell(spot, parts, "" if subject.startswith("#") else subject)
            for tally in wrong
            for spot in tally.spots
        ),
        parts=tuple(FindingPart(one.code, items) for one in wrong for items in _about(one)),
    )


def _about(tally: Tally) -> Iterable[tuple[str, ...]]:
    """Return the items of each deviation that is counted; none where it is the subject's own."""
    return sorted(tally.about) or ((),)


def _cell(spot: FaultLocation, parts: Sequence[str], item: str) -> Cell:
    part, line = place_of(spot.line)
    return Cell(parts[part], line, spot.column or item)


def _where(parts: Sequence[str], number: int) -> str:
    part, line = place_of(number)
    return f"{parts[part]}:{line}"


def _all(sentences: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(sentences))


def _both(words: Bilingual) -> Json:
    return {"ja": words.ja, "en": words.en}


def _found(tally: Tally, parts: Sequence[str], said: Advice, told: Told | None) -> Json:
    rows: list[Json] = [_row(spot, parts, told) for spot in tally.spots]
    return {
        "file": parts[0],
        "code": tally.code,
        "total": tally.total,
        "expected": _both(said.expected),
        "to_do": _both(said.remedy),
        "rows": rows,
    }


def _row(spot: FaultLocation, parts: Sequence[str], told: Told | None) -> Json:
    part, line = place_of(spot.line)
    said: dict[str, Json] = {"line": line}
    if part:
        said["file"] = parts[part]
    for name in ("column", "value", "expected"):
        text: str = getattr(spot, name)
        if text:
            said[name] = text
    return {**said, **told(spot)} if told else said
