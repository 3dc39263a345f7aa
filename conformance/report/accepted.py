"""An acceptance record in words: the vendor's verdict, what repeated, what that proves."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from conformance.report.shown import clean, cut, one_line
from conformance.report.words import SYMBOLS, VERDICTS
from conformance.values.today import JAPAN
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.trust.acceptance import AcceptanceModel
    from conformance.trust.again import AgainModel
    from conformance.values.words import Language

LIMIT = 20
"""Cases told; the number is always exact."""
_TEXT = 300

_VENDORS = Bilingual("事業者の結果", "the vendor's result")
_OURS = Bilingual("自分の試験", "tried here")
_OTHER_PROFILE = Bilingual(
    "プロファイルは事業者のものと内容が違います（接続先など）。",
    "the profile is another than the vendor's (addresses, say)",
)
_EXPECTED = Bilingual("期待", "expected")
_FOUND = Bilingual("実際", "found")
_AGAIN = Bilingual("繰り返す", "repeat")


def accepted_text(record: AcceptanceModel, lang: Language, profile: str | None = None) -> str:
    """Return what a record says; the last line is its sentence."""
    return "\n".join(_lines(record, lang, profile)) + "\n"


def _lines(record: AcceptanceModel, lang: Language, profile: str | None) -> Iterator[str]:
    vendor, signer = record.vendor, record.vendor.signer
    yield f"{_VENDORS.spoken(lang)}: {clean(vendor.verdict.line.spoken(lang))}"
    yield f"    {clean(signer.name)} ({signer.fingerprint[:16]}), sha256 {vendor.bundle[:16]}"
    city, tried = record.accepted_for, record.tried_at.astimezone(JAPAN)
    about = f"{city.city_name} / {city.name} {city.release} / {record.as_of} / seed {record.seed}"
    yield f"{_OURS.spoken(lang)}: {clean(about)} ({tried.strftime('%Y-%m-%d %H:%M JST')})"
    if not record.same_profile:
        yield _OTHER_PROFILE.spoken(lang)
    others = [c for c in (*record.cases, *record.others) if c.outcome != "repeated"]
    for case in others[:LIMIT]:
        yield from _case(case, record, lang, profile)
    if len(others) > LIMIT:
        yield f"… (+{len(others) - LIMIT})"
    yield clean(record.sentence.spoken(lang))


def _case(
    case: AgainModel, record: AcceptanceModel, lang: Language, profile: str | None
) -> Iterator[str]:
    told = case.finding or case.cause
    code = "" if told is None else f" {told.code} {told.text.spoken(lang)}"
    now = VERDICTS[case.now].spoken(lang)
    if case.was != "pass":
        now = f"{VERDICTS[case.was].spoken(lang)} → {now}"
    yield f"{SYMBOLS[case.now]} {clean(case.id)}  {now}{clean(code)}"
    if case.finding is not None:
        expected, found = case.finding.expected, case.finding.found
        yield f"    {_EXPECTED.spoken(lang)}: {cut(one_line(expected), _TEXT)}"
        yield f"    {_FOUND.spoken(lang)}: {cut(one_line(found), _TEXT)}"
    if profile is not None:
        line = f"conformance run {shlex.quote(profile)} --case {shlex.quote(case.id)}"
        more = f"--seed {record.seed} --as-of {record.as_of}"
        yield f"    {_AGAIN.spoken(lang)}: {clean(line)} {more}"
