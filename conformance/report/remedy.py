"""What to do about a message or a finding: its own advice, else that of its code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.report.codes import codes

if TYPE_CHECKING:
    from conformance.errors import Message
    from conformance.results.model import FindingModel
    from conformance.values.words import Bilingual


def with_remedy(message: Message) -> Message:
    """Return a message that says what to do; as it is where its code is unknown here."""
    if message.remedy_ja and message.remedy_en:
        return message
    advice = _of_code(message.code)
    return message if advice is None else replace(message, **_as_message(advice))


def remedy_of(finding: FindingModel) -> Bilingual:
    """Return what to do about a finding."""
    if finding.remedy.ja and finding.remedy.en:
        return finding.remedy
    return _of_code(finding.code) or finding.remedy


def _of_code(name: str) -> Bilingual | None:
    """Return the advice of a code; None where it has none that stands without facts of a case."""
    code = codes().get(name)
    if code is None or "{" in code.remedy.ja + code.remedy.en:
        return None
    return code.remedy


def _as_message(advice: Bilingual) -> dict[str, str]:
    return {"remedy_ja": advice.ja, "remedy_en": advice.en}
