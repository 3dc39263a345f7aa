import samples

from conformance.report.page.articles import FULL, OPEN, anchors, heading_deviations

RESULT = samples.large(300)
CASES = {case.id: case for case in RESULT.cases}


def test_what_fits_is_told_in_full_and_every_other_defect_by_a_line() -> None:
    found = heading_deviations("defect", RESULT.defects, CASES, lambda **_: "x" * (FULL // 20), str)
    assert (len(found.articles), len(found.others), found.number) == (20, 10, 30)
    assert [number for number, _, _ in found.others] == list(range(21, 31))
    assert [case.id for _, _, case in found.others] == [one.root for one in RESULT.defects[20:]]


def test_a_smaller_one_does_not_come_before_a_larger_one_that_did_not_fit() -> None:
    sizes = {1: FULL - 10, 2: 100}
    found = heading_deviations(
        "defect", RESULT.defects, CASES, lambda number, **_: "x" * sizes.get(number, 1), str
    )
    assert len(found.articles) == 1


def test_the_first_is_told_in_full_however_large_it_is() -> None:
    found = heading_deviations("defect", RESULT.defects, CASES, lambda **_: "x" * (FULL + 1), str)
    assert (len(found.articles), len(found.others)) == (1, 29)


def test_the_first_stand_open() -> None:
    asked: list[bool] = []
    heading_deviations(
        "defect", RESULT.defects, CASES, lambda opened, **_: asked.append(opened) or "", str
    )
    assert asked == [True] * OPEN + [False] * (30 - OPEN)


def test_every_case_that_deviates_leads_to_its_root() -> None:
    mixed = samples.result()
    found = anchors(("defect", mixed.defects))
    assert set(found) == {case.id for case in mixed.cases if case.verdict == "fail"}
    for number, defect in enumerate(mixed.defects, 1):
        assert {found[one] for one in (defect.root, *defect.consequences)} == {f"defect-{number}"}
