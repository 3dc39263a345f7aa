"""An item that is wrong wherever it is read is one root; one that is right somewhere is not."""

from conformance.results.fold import defects
from tests.results.roots.made import altering, case, finding, lacking

READ_BACK = altering("r", check="record/holds")


def faults(cases):
    return [(one.fault and one.fault.code, 1 + len(one.consequences)) for one in defects(cases)]


def test_an_item_that_no_answer_shows_as_it_was_stored_is_one_root_that_names_it():
    (one,) = defects([altering("a"), altering("b"), READ_BACK])
    assert (one.cause, one.fault.code) == ("value:address", "R-VALUE")
    assert one.fault.text.en.startswith("item address is answered with another value")
    assert one.fault.text.ja.startswith("項目 address を、どこで照会しても")


def test_two_requirements_are_two_defects():
    assert faults([altering("a"), READ_BACK]) == [(None, 1), (None, 1)]


def test_an_item_that_one_answer_shows_rightly_is_wrong_in_each_place_by_itself():
    right = altering("c", found="A1", item="address")
    assert faults([altering("a"), altering("b"), READ_BACK, right]) == [(None, 1)] * 4


def test_a_group_that_was_read_back_whole_shows_the_item_rightly():
    whole = case("record/people/holds", "record/holds")
    alike = [altering("a"), altering("b"), READ_BACK]
    assert faults([*alike, whole]) == [(None, 1)] * 3
    elsewhere = case("record/others/holds", "record/holds")
    assert faults([*alike, elsewhere]) == [("R-VALUE", 3)]


def test_where_nothing_could_be_read_back_more_requirements_must_name_it():
    assert faults([altering(key) for key in "abcdefg"]) == [(None, 1)] * 7
    assert faults([altering(key) for key in "abcdefgh"]) == [("R-VALUE", 8)]


def test_what_a_rule_gives_is_told_by_the_rule():
    wrong = [altering(key) for key in "abc"]
    ruled = [
        one.model_copy(
            update={"finding": one.finding.model_copy(update={"cause": f"d/rule/{one.id[-1]}"})}
        )
        for one in wrong
    ]
    assert all(fault is None for fault, _ in faults([*ruled, READ_BACK]))


def test_an_item_that_is_missing_is_told_as_missing():
    assert faults([lacking(key) for key in "abc"]) == [("R-ITEM", 3)]


def test_a_finding_that_names_another_item_stays_beside_the_root():
    other = case("function/z/changes", finding=finding("F-VALUE", "function/z:x", expected=1))
    assert faults([altering("a"), altering("b"), READ_BACK, other]) == [("R-VALUE", 3), (None, 1)]
