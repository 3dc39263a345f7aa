"""From tallies to a finding: exact totals, first rows, shapes of values, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Finding
from conformance.tables.wording import advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.findings import Json
    from conformance.tables.tally import Spot, Tally


def finding(tallies: Iterable[Tally], file: str, cause: str) -> Finding | None:
    """Return one finding for all that is wrong with a subject; None when nothing is.

    Args:
        tallies: what was counted.
        file: the file's name, without directories.
        cause: what is broken, as `domain/record/group/item`.
    """
    wrong = [tally for tally in tallies if tally.total > 0]
    if not wrong:
        return None
    said = [advice(tally.code, tally.facts) for tally in wrong]
    first, subject = wrong[0], cause.rsplit("/", 1)[-1]
    found: list[Json] = [
        _found(tally, file, one.expected.ja) for tally, one in zip(wrong, said, strict=True)
    ]
    total = sum(tally.total for tally in wrong)
    wanted = " / ".join(dict.fromkeys(a.expected.en for a in said))
    return Finding(
        first.code,
        f"{file} の {subject} に仕様と違うところが {total} 件あります。",
        f"{file}: {total} deviations in {subject}; expected: {wanted}",
        expected=" / ".join(dict.fromkeys(a.expected.ja for a in said)),
        found=found,
        where=f"{file}:{first.lines[0]}" if first.lines else file,
        cause=cause,
        remedy_ja=" / ".join(dict.fromkeys(a.remedy.ja for a in said)),
        remedy_en=" / ".join(dict.fromkeys(a.remedy.en for a in said)),
        shown=tuple(_texts(found)),
    )


def _found(tally: Tally, file: str, expected: str) -> Json:
    rows: list[Json] = [_row(spot) for spot in tally.spots]
    return {
        "file": file,
        "code": tally.code,
        "total": tally.total,
        "expected": expected,
        "rows": rows,
    }


def _row(spot: Spot) -> Json:
    said: dict[str, Json] = {"line": spot.line}
    for name in ("column", "value", "expected"):
        text: str = getattr(spot, name)
        if text:
            said[name] = text
    return said


def _texts(value: Json) -> Iterator[str]:
    """Yield every text: spots hold shapes and what was expected, never a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
