from conformance.catalog.load import load
from conformance.catalog.worked import meets, worked

RULE = load("resident_register").rules["relationship-notation"]


def test_only_examples_with_all_the_values_are_left() -> None:
    every = list(worked(RULE, {}))
    chosen = list(worked(RULE, {"kind": "relative", "foreign_without_proof": True}))

    assert len(every) == len(RULE.examples)
    assert chosen == [e for e in every if e["foreign_without_proof"] is True]
    assert 0 < len(chosen) < len(every)


def test_a_list_is_met_by_the_same_list_alone() -> None:
    assert meets({"events": ["birth", "move_in"]}, {"events": ("birth", "move_in")})
    assert not meets({"events": ["birth"]}, {"events": ("birth", "move_in")})


def test_a_fact_that_is_not_there_meets_nothing_not_even_null() -> None:
    assert not meets({}, {"green": None})
    assert meets({"green": None}, {"green": None})
