"""One fault in one place is one root; two faults are two, however much they look alike."""

import pytest

from conformance.results.fold import defects
from conformance.results.gate_groups import groups_of
from tests.results.roots.made import (
    accepted,
    answered,
    broken,
    called,
    case,
    finding,
    lacking,
    stored,
)

PASSES = [case(f"function/p{n}/changes", "functions/changes") for n in range(20)]


def faults(cases):
    return [(one.fault and one.fault.code, 1 + len(one.consequences)) for one in defects(cases)]


def test_calls_answered_by_one_error_everywhere_are_one_root_that_names_it():
    (one,) = defects([broken(key) for key in "abcd"])
    assert one.cause == "answer:functions 404"
    assert one.fault.text.en == (
        "running a function: answered by HTTP 404, whatever is asked (4 cases, 4 requirements)"
    )
    assert one.fault.text.ja == (
        "機能の実行の呼出しに、何を求めても HTTP 404 で応答する（検査 4 件、要件 4 件）"
    )
    assert one.fault.requirements == 4


def test_every_failure_is_found_below_its_root():
    failing = [broken(key) for key in "abcd"] + [accepted(key) for key in "efg"]
    below = [name for one in defects(failing) for name in (one.root, *one.consequences)]
    assert sorted(below) == sorted(one.id for one in failing)


@pytest.mark.parametrize("made", [broken, accepted, lacking])
def test_two_requirements_that_fail_alike_are_two_defects(made):
    assert faults([made("a"), made("b")]) == [(None, 1), (None, 1)]


def test_what_most_of_its_kind_pass_is_not_broken_everywhere():
    assert faults([*PASSES, *(broken(key) for key in "abc")]) == [(None, 1)] * 3


def test_one_that_passes_by_chance_does_not_hide_the_root():
    failing = [broken(f"k{n}") for n in range(19)]
    assert faults([*failing, PASSES[0]]) == [("R-ANSWER", 19)]


def test_each_kind_of_error_that_is_checked_nowhere_is_a_root_of_its_own():
    cases = [accepted(key, reason) for key in "abc" for reason in ("E0001", "E0003")]
    found = {one.fault.text.en for one in defects(cases)}
    assert found == {
        "not checked: missing required items (3 cases, 3 requirements)",
        "not checked: lengths (3 cases, 3 requirements)",
    }


def test_refused_for_something_else_belongs_to_the_check_that_is_missing_everywhere():
    cases = [*(accepted(key) for key in "abcdefghi"), accepted("j", code="F-OTHER-REASON")]
    assert faults(cases) == [("R-ACCEPTED", 10)]
    assert faults([accepted(key, code="F-OTHER-REASON") for key in "abc"]) == [(None, 1)] * 3


def test_a_breakdown_of_every_kind_of_call_is_one_root_and_of_one_kind_is_named_by_it():
    kinds = ("functions", "forms", "exports")
    everything = [broken(f"{kind}{n}", 500, kind) for kind in kinds for n in range(3)]
    assert [one.cause for one in defects(everything)] == ["answer:any 500"]
    forms = [broken(f"f{n}", 500, "forms") for n in range(3)]
    assert [one.cause for one in defects(forms)] == ["answer:forms 500"]


def test_an_item_that_no_row_shows_is_a_root():
    (one,) = defects([*PASSES, *(lacking(key, group=key) for key in "abc")])
    assert (one.cause, one.fault.code) == ("item:address", "R-ITEM")
    assert one.fault.text.en.startswith("item address is in no record that is read")


def test_an_item_that_some_row_shows_is_none():
    shown = lacking("d", found="B2", expected="A1")
    other = answered("a", {"address": "B2"})
    seen = shown.finding.model_copy(update={"exchanges": (other,)})
    cases = [
        *(lacking(key, group="a") for key in "abc"),
        shown.model_copy(update={"finding": seen}),
    ]
    assert faults(cases) == [(None, 1)] * 4


def test_an_item_that_a_group_is_read_back_with_is_held():
    whole = case("record/a/holds-every-item", "record/holds")
    assert faults([whole, *(lacking(key, group="a") for key in "abc")]) == [(None, 1)] * 3


def _newest(key, expected, **more):
    rows = answered(key, {"name": "old"}, {"name": "new"})
    told = {"expected": expected, "found": "old", "where": "records → name", **more}
    found = finding("F-VALUE", f"function/{key}:name", stored(key, history_no=1), rows, **told)
    return case(f"function/{key}/changes", finding=found)


def test_a_wrong_row_where_the_history_number_is_missing_follows_from_its_lack():
    missing = [lacking(key, group=key, item="history_no") for key in "abc"]
    assert faults([*missing, _newest("e", "new")]) == [("R-ITEM", 4)]


def test_a_value_that_stands_in_no_row_is_a_fault_of_its_own():
    missing = [lacking(key, group=key, item="history_no") for key in "abc"]
    assert faults([*missing, _newest("e", "other")]) == [("R-ITEM", 3), (None, 1)]


def test_an_item_that_one_function_does_not_store_is_a_fault_of_its_own():
    missing = [lacking(key, group=key, item="history_no") for key in "abc"]
    assert faults([*missing, _newest("e", "other", found=None)]) == [("R-ITEM", 3), (None, 1)]
    nothing = _newest("e", [1, 2], found=[None, None], where="records/people")
    assert faults([*missing, nothing]) == [("R-ITEM", 4)]


def test_what_is_printed_of_an_item_that_no_row_shows_follows_from_it():
    missing = [lacking(key, group=key) for key in "abc"]
    printed = lacking("d", group="a", found=None, expected="A1", where="forms/d → payee_address")
    assert faults([*missing, printed]) == [("R-ITEM", 4)]
    other = lacking("d", group="a", found=None, expected="B2", where="forms/d → payee_name")
    assert faults([*missing, other]) == [("R-ITEM", 3), (None, 1)]


def test_an_update_that_was_lost_follows_only_from_the_item_that_it_changed():
    missing = [lacking(key, group=key) for key in "abc"]
    for others, known in (({}, [("R-ITEM", 4)]), ({"n": 2}, [("R-ITEM", 3), (None, 1)])):
        calls = [
            called("functions/d/e", request={"inputs": {"address": 1, "n": 1}}),
            called("functions/d/e", request={"inputs": {"address": 2, "n": 1, **others}}),
        ]
        lost = case("function/e/at-once", finding=finding("F-LOST-UPDATE", "function/e", *calls))
        assert faults([*missing, lost]) == known


def test_a_rule_that_is_wrong_by_itself_keeps_what_uses_it():
    missing = [lacking(key, group=key, item="history_no") for key in "abc"]
    rule = finding("F-VALUE", "rule/r", called("calculations/d/r"), expected=1, found=2)
    uses = _newest("e", "new").finding.model_copy(update={"cause": "d/rule/r"})
    cases = [
        *missing,
        case("rule/r/worked-examples", "rule/examples", rule),
        case("function/e/derives", "create/derives", uses),
    ]
    assert faults(cases) == [("R-ITEM", 3), (None, 2)]


def test_a_leak_never_follows_from_something_else():
    missing = [lacking(key, group=key, item="history_no") for key in "abc"]
    leak = _newest("e", "new").model_copy(update={"polarity": "absent"})
    assert faults([*missing, leak]) == [("R-ITEM", 3), (None, 1)]


def test_two_independent_faults_are_two_roots_the_wider_first():
    cases = [*(broken(key) for key in "abc"), *(accepted(key) for key in "efgh")]
    assert faults(cases) == [("R-ACCEPTED", 4), ("R-ANSWER", 3)]


def test_one_kind_of_check_that_fails_everywhere_alike_needs_many_requirements():
    def alike(number):
        return [
            case(f"function/k{n}/x", "update/at-once", finding("F-LOST-UPDATE", f"function/k{n}"))
            for n in range(number)
        ]

    assert faults(alike(8)) == [("R-ALIKE", 8)]
    assert faults(alike(7)) == [(None, 1)] * 7


def test_the_gate_knows_what_passed():
    failing = [broken(key) for key in "abc"]
    assert len(groups_of(failing, [*PASSES, *failing])) == 3
    (one,) = groups_of(failing, failing)
    assert (one.code, one.number) == ("R-ANSWER", 3)
