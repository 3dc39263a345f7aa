import samples

from conformance.report.page import catalogue
from conformance.report.page.articles import anchors
from conformance.report.page.catalogue import catalogue as made
from conformance.results.model import Result


def rows(result: Result) -> dict[str, list]:
    data = made(result, anchors(("defect", result.defects)), "r.json")
    return {f"{one[0]}/{row[0]}": row for one in data["requirements"] for row in one[-1]}


def test_a_case_without_more_to_say_is_a_name_and_a_title() -> None:
    (row, *_) = rows(samples.conforming()).values()
    words = catalogue._TABLES
    assert len(row) == 5  # up to its ground, which is not the first one
    assert list(words[2])[row[4]] == "derived"


def test_what_was_found_and_where_it_is_told_go_with_a_case() -> None:
    mixed = samples.result()
    data = made(mixed, anchors(("defect", mixed.defects)), "r.json")
    row = rows(mixed)["child_allowance/form/payment-notice/prints-amount"]
    code, text, expected, found, where, remedy = row[8]
    assert data["roots"][row[7] - 1] == "defect-1"
    assert (code, data["texts"][expected], data["texts"][found]) == (
        "F-VALUE",
        "[15000]",
        "[10000]",
    )
    assert data["texts"][text] == [
        "amounts の値が違います。",
        "amounts has another value than expected",
    ]
    assert where == samples.FINDING.where
    assert data["texts"][remedy][1] == samples.FINDING.remedy_en


def test_a_waived_case_is_marked_and_others_are_not() -> None:
    marked = [name for name, row in rows(samples.result()).items() if len(row) > 9 and row[9]]
    assert marked == [samples.WAIVER.of]


def test_the_cause_of_what_was_not_judged_is_kept_once() -> None:
    names = [f"a/function/f/case-{n}" for n in range(3)]
    cases = tuple(samples.case(name, "untested", cause=samples.NO_EVIDENCE) for name in names)
    data = made(samples.result(cases), {}, "r.json")
    assert [cause[0] for cause in data["causes"]] == ["U-NO-EVIDENCE"]
    assert [row[6] for row in data["requirements"][0][-1]] == [1, 1, 1]


def test_what_no_longer_fits_is_marked_as_left_out(monkeypatch) -> None:
    monkeypatch.setattr(catalogue, "FINDINGS", 120)
    found = [row[8] for row in rows(samples.large(40)).values() if len(row) > 8]
    assert [one == 1 for one in found] == [False, False, True, True]


def test_a_word_that_no_table_has_is_shown_as_it_is() -> None:
    result = samples.result((samples.case("a/function/f/x", level="recommended"),))
    data = made(result, {}, "r.json")
    row = data["requirements"][0][-1][0]
    assert data["words"][1][row[3]] == ["recommended", "recommended", "recommended"]
