"""Advice: a message's own, else that of its code; so that nobody is left with a bare fact."""

from dataclasses import replace

import samples

from conformance.errors import Message
from conformance.report.block import failure_block
from conformance.report.codes import codes
from conformance.report.remedy import remedy_of, with_remedy
from conformance.values.words import Bilingual

BARE = Message("RES015", "検査はこの結果にありません。", "no such case in this result")
NOBODY = Bilingual(ja="", en="")


def test_a_message_without_advice_says_that_of_its_code() -> None:
    advice = codes()["RES015"].remedy
    assert f"  対処: {advice.ja}" in with_remedy(BARE).text("ja").splitlines()
    assert f"  to do: {advice.en}" in with_remedy(BARE).text("en").splitlines()


def test_own_advice_stays() -> None:
    own = replace(BARE, remedy_ja="直してください。", remedy_en="correct it")
    assert with_remedy(own) == own


def test_a_finding_without_advice_shows_that_of_its_code() -> None:
    result = samples.result()
    case = next(c for c in result.cases if c.finding is not None and c.verdict == "fail")
    assert case.finding is not None
    bare = case.finding.model_copy(update={"code": "F-PRINTED", "remedy": NOBODY})
    block = failure_block(case.model_copy(update={"finding": bare}), result, "en", 1)
    assert codes()["F-PRINTED"].remedy.en in block


def test_advice_with_facts_of_a_case_is_not_shown_without_them() -> None:
    name = next(n for n, c in codes().items() if "{" in c.remedy.ja)
    case = next(c for c in samples.result().cases if c.finding is not None)
    assert case.finding is not None
    bare = case.finding.model_copy(update={"code": name, "remedy": NOBODY})
    assert remedy_of(bare) == NOBODY
