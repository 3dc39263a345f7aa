"""A delivery of some parts is named in the result and in its verdict line, never silent."""

from __future__ import annotations

from conformance.catalog.load import load
from conformance.results.delivery import catalogue_model, narrowed_deliveries
from conformance.results.model import ScopeModel
from conformance.results.sentence import verdict_line

COMMON = load("common_functions")


def test_the_result_names_the_parts_judged_and_those_left_out() -> None:
    found = catalogue_model(COMMON, ("031",))
    assert [(p.key, p.name.ja) for p in found.parts] == [("031", "住登外者宛名番号管理")]
    assert [p.key for p in found.parts_left_out] == ["029", "030", "032", "034", "036", "037"]
    assert (found.domain, found.digest) == ("common_functions", COMMON.digest)


def test_a_whole_delivery_has_all_parts_and_leaves_none_out() -> None:
    for chosen in (None, tuple(part.key for part in COMMON.head.parts)):
        found = catalogue_model(COMMON, chosen)
        assert len(found.parts) == len(COMMON.head.parts)
        assert found.parts_left_out == ()
        assert not list(narrowed_deliveries([found]))


def test_the_verdict_line_names_what_of_a_specification_was_delivered() -> None:
    catalogue = (
        catalogue_model(load("child_allowance"), None),
        catalogue_model(COMMON, ("031", "032")),
    )
    line = verdict_line("conformant", (), ScopeModel(), catalogue)
    assert line.ja.endswith(
        "｜範囲: 全体｜納入: 共通機能は 031 住登外者宛名番号管理・032 団体内統合宛名 のみ"
        "（納入しない部分 029, 030, 034, 036, 037）"
    )
    assert line.en.endswith(
        " | scope: everything | delivered: of Common Functions only 031 Address numbers of"
        " non-residents, 032 Integrated address numbers (not delivered: 029, 030, 034, 036, 037)"
    )


def test_the_verdict_line_of_whole_deliveries_says_nothing_of_parts() -> None:
    line = verdict_line("conformant", (), ScopeModel(), (catalogue_model(COMMON, None),))
    assert "納入" not in line.ja
    assert "delivered" not in line.en
