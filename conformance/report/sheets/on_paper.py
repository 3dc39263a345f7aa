"""What rests on people, not on a test: dated exceptions, answers, and statements of the vendor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.groups import of_verdict, waived
from conformance.report.sheets.by_requirement import place_of, said_verdict
from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.report.unconfirmed import answer_said
from conformance.report.waiver_marks import waiver_marks
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.report.sheets.sheet import Value
    from conformance.results.model import Result
    from conformance.values.words import Language

EXCEPTIONS = Bilingual("免除・回答", "waivers and answers")
STATEMENTS = Bilingual("事業者申告", "statements")
_PLACE = (
    SheetColumn(Bilingual("業務", "domain"), 16),
    SheetColumn(Bilingual("要件", "requirement"), 30),
    SheetColumn(Bilingual("検査", "case"), 34),
    SheetColumn(Bilingual("判定", "verdict"), 14),
)
EXCEPTION_COLUMNS = (
    *_PLACE,
    SheetColumn(Bilingual("承認者・回答者", "by"), 18),
    SheetColumn(Bilingual("理由・回答", "reason or answer"), 40),
    SheetColumn(Bilingual("住民への影響", "risk"), 30),
    SheetColumn(Bilingual("期限・回答日", "until, or given on"), 12),
    SheetColumn(Bilingual("免除の状態", "state of the waiver"), 22),
)
STATEMENT_COLUMNS = (
    *_PLACE,
    SheetColumn(Bilingual("申告者", "by"), 18),
    SheetColumn(Bilingual("職名", "role"), 16),
    SheetColumn(Bilingual("申告日", "on"), 12),
    SheetColumn(Bilingual("申告", "statement"), 44),
    SheetColumn(Bilingual("証拠", "evidence"), 26),
    SheetColumn(Bilingual("証拠の SHA-256", "SHA-256 of it"), 20),
    SheetColumn(Bilingual("確認者", "looked at by"), 14),
    SheetColumn(Bilingual("確認日", "on"), 12),
    SheetColumn(Bilingual("確認の結果", "what was seen"), 26),
)
_INTRO = Bilingual(
    "外部から試験できない要件についての事業者の申告です。だれも確かめていないので、合格には数えません。"
    "受け入れる側が確かめたら、右の三欄に書いてください。",
    "What no test can see: statements of the vendor, which nobody checked and which never count as"
    " passed. Whoever accepts the package writes into the last three columns what was seen.",
)


def exceptions(result: Result, lang: Language) -> Sheet:
    """Return the cases under a waiver, and the deviations that the profile answers."""
    return Sheet(EXCEPTIONS, EXCEPTION_COLUMNS, _exceptions(result, lang))


def _exceptions(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    marks = waiver_marks(result)
    for case in waived(result):
        if (one := case.waiver) is not None:
            place = (*place_of(case, result, lang), case.id, said_verdict(case.verdict, lang))
            yield (
                *place,
                one.approver,
                one.reason,
                one.risk,
                one.expires,
                marks[case.id].spoken(lang),
            )
    for case in result.cases:
        if (answer := case.answer) is not None:
            place = (*place_of(case, result, lang), case.id, said_verdict(case.verdict, lang))
            yield (*place, answer.by, answer_said(answer).spoken(lang), "", answer.on, "")


def statements(result: Result, lang: Language) -> Sheet:
    """Return the requirements that rest on the vendor's word, with room for who looks at it."""
    return Sheet(STATEMENTS, STATEMENT_COLUMNS, _statements(result, lang), _INTRO)


def _statements(result: Result, lang: Language) -> Iterator[Sequence[Value]]:
    for case in of_verdict(result, "attested"):
        place = (*place_of(case, result, lang), case.id, said_verdict(case.verdict, lang))
        one = case.attestation
        said: Sequence[Value] = (
            ("", "", None, "", "", "")
            if one is None
            else (one.by, one.role, one.on, one.statement, one.evidence, one.evidence_sha256 or "")
        )
        yield (*place, *said, "", "", "")
