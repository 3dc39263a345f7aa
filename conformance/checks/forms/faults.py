"""Faults of a form as the finding of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Finding, FindingError, FindingPart, PaperPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.cases.trial import Trial
    from conformance.findings import Json
    from conformance.forms.fault import FormFault

_MOST = 50  # faults shown of one file; the number is always exact


def assert_no_faults(trial: Trial, faults: Sequence[FormFault], where: str) -> None:
    """Hold that a form has no fault (`FindingError` with all of them, the first one's code)."""
    if not faults:
        return
    first, count = faults[0], len(faults)
    subject = first.item or "form"
    found: list[Json] = [_shown(one) for one in faults[:_MOST]]
    raise FindingError(
        Finding(
            first.code,
            f"帳票に定めと違うところが {count} 件あります。",
            f"{count} deviations of the form",
            expected=" / ".join(dict.fromkeys(one.expected.ja for one in faults[:_MOST])),
            found=found,
            where=f"{where} → {first.place} {first.item}".strip(),
            cause=f"{trial.domain}/form/{trial.key}:{subject}",
            remedy_ja=" / ".join(dict.fromkeys(one.remedy.ja for one in faults[:_MOST])),
            remedy_en=" / ".join(dict.fromkeys(one.remedy.en for one in faults[:_MOST])),
            masked=True,
            places=tuple(PaperPlace(one.place, one.item) for one in faults[:_MOST]),
            parts=tuple(dict.fromkeys(map(_part, faults))),
        )
    )


def _part(one: FormFault) -> FindingPart:
    return FindingPart(one.code, (one.item,) if one.item else ())


def _shown(one: FormFault) -> Json:
    return {name: text for name, text in _texts(one).items() if text}


def _texts(one: FormFault) -> dict[str, str]:
    return {"code": one.code, "item": one.item, "place": one.place, "value": one.found}
