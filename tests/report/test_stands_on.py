"""A failure names one ground: its source and what it rests on do not contradict each other."""

import pytest
import samples

from conformance.report.block import failure_block
from conformance.report.stands_on import rests_on
from conformance.results.evidenced import FindingPartModel

CASE = samples.case("child_allowance/record/claims/file-columns", "fail", finding=samples.INVENTED)


def test_ground_and_entry_are_told_together():
    invented = samples.case(CASE.id, "unconfirmed", finding=samples.INVENTED)
    assert rests_on(invented).en == "reconstructed, no text: child_allowance/record/claims"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_the_profile_declares_is_the_source_of_what_rests_on_it(lang):
    declared = {"provenance": "reconstructed", "ground": "derived", "rests_on": "profile"}
    case = CASE.model_copy(update=declared)
    text = failure_block(case, samples.result((case,)), lang, 1)
    assert text.count({"ja": "プロファイルの宣言", "en": "declared by the profile"}[lang]) == 2
    assert "推定" not in text
    assert "reconstructed" not in text


def test_what_is_no_entry_of_the_catalogue_is_told_in_words():
    case = CASE.model_copy(update={"ground": "derived", "rests_on": "protection"})
    assert rests_on(case).ja == "法令・公表文: 個人の保護を定める法令"


def test_what_no_text_supports_is_named_beside_what_condemns():
    parts = tuple(
        FindingPartModel(code="F-FILE-COLUMN-MISSING", ground=ground, rests_on=on)
        for ground, on in (
            ("official", "d/record/g:a"),
            *(("reconstructed", f"d/record/g:{n}") for n in range(12)),
        )
    )
    update = {"ground": "official", "rests_on": "d/record/g:a"}
    finding = CASE.finding.model_copy(update={"parts": parts})
    told = rests_on(CASE.model_copy(update={**update, "finding": finding}))
    assert "(unconfirmed): d/record/g:0, d/record/g:1, " in told.en
    assert told.en.endswith("d/record/g:9 and 2 more")
    assert "（未確認の）相違: d/record/g:0, " in told.ja
    nobodys = CASE.model_copy(update={"ground": "reconstructed", "finding": finding})
    assert "unconfirmed" not in rests_on(nobodys).en
