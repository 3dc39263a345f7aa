"""What the vendor withdrew by documents that nobody has opened: by which, and how often."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.results.model import CaseModel

_NAMED: Final = 3
_LONGEST: Final = 40  # characters of a document's name


def withdrawn_said(cases: Iterable[CaseModel]) -> Bilingual | None:
    """Return what the verdict line says of it; None where nothing was withdrawn."""
    given = (case.answer for case in cases if case.verdict == "answered")
    count = Counter(_name(one.document or "") for one in given if one is not None)
    if not count:
        return None
    shown, more = count.most_common(_NAMED), len(count) - _NAMED
    ja = "・".join(f"「{name}」{n} 件" for name, n in shown)
    en = ", ".join(f'"{name}" {n}' for name, n in shown)
    return Bilingual(
        ja=f"事業者の文書による否定（文書は未確認）: {ja}"
        + (f"・ほか {more} 文書" if more > 0 else ""),
        en=f"withdrawn by documents of the vendor that nobody checked: {en}"
        + (f" and {more} more documents" if more > 0 else ""),
    )


def _name(document: str) -> str:
    """Return the name of a document on a line, cut where it is long."""
    name = " ".join(document.split())
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
