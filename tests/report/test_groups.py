from dataclasses import replace

import pytest
import samples

from conformance.report.groups import (
    TriedRequirement,
    provenances,
    requirements,
    rows,
    unjudged,
    verdicts_met,
    waived,
)
from conformance.results.model import Result


def test_every_case_is_counted_once_in_the_table(mixed: Result) -> None:
    for by_level in (True, False):
        assert sum(row.total for row in rows(mixed, by_level=by_level)) == len(mixed.cases)


def test_the_table_has_a_column_for_each_verdict_met_and_no_other(mixed: Result) -> None:
    met = verdicts_met(rows(mixed, by_level=True))
    assert set(met) == {case.verdict for case in mixed.cases}


def test_every_case_left_open_stands_under_one_cause(mixed: Result) -> None:
    listed = [case.id for group in unjudged(mixed) for case in group.cases]
    left = [c.id for c in mixed.cases if c.verdict in {"untested", "needs_review", "spec_unclear"}]
    assert sorted(listed) == sorted(left)


def test_the_most_frequent_cause_comes_first() -> None:
    names = [f"a/function/f/case-{n}" for n in range(3)]
    found = samples.result(
        (
            samples.case(names[0], "spec_unclear", cause=samples.UNCLEAR),
            samples.case(names[1], "untested", cause=samples.NO_EVIDENCE),
            samples.case(names[2], "untested", cause=samples.NO_EVIDENCE),
        )
    )
    codes = [group.cause.code for group in unjudged(found)]
    assert codes == ["U-NO-EVIDENCE", "U-SPEC-UNCLEAR"]


def test_a_requirement_shows_the_verdict_that_weighs_most(mixed: Result) -> None:
    found = requirements(mixed)["child_allowance", "rule"]
    assert [(one.first.requirement, one.verdict, len(one.cases)) for one in found] == [
        (samples.RULE, "fail", 3)
    ]


def test_waived_cases_are_found_whatever_their_verdict(mixed: Result) -> None:
    assert [case.id for case in waived(mixed)] == [
        "child_allowance/function/search-claims/finds-by-name"
    ]


def test_provenance_counts_requirements_that_apply_not_cases(mixed: Result) -> None:
    assert provenances(mixed) == {"derived": 1, "reconstructed": 11}


def test_the_levels_of_every_domain_stand_in_one_order() -> None:
    made = [
        samples.case(f"{domain}/function/f/{level}", "pass", level=level)
        for domain, levels in (
            ("a", ("not_applicable", "optional", "required")),
            ("b", ("prohibited", "required", "not_applicable")),
        )
        for level in levels
    ]
    table = rows(samples.result(tuple(made)), by_level=True)

    assert [(row.domain, row.level) for row in table] == [
        *(("a", level) for level in ("required", "optional", "not_applicable")),
        *(("b", level) for level in ("required", "prohibited", "not_applicable")),
    ]


def test_what_the_specification_spares_is_not_listed_as_not_judged() -> None:
    spared = samples.case("a/record/r/file-differential", "not_applicable", cause=samples.UNCLEAR)
    assert unjudged(samples.result((spared,))) == ()


def test_what_one_function_lacks_is_not_told_of_another() -> None:
    other = replace(samples.NO_EVIDENCE, en="another statement is asked for")
    found = samples.result(
        tuple(
            samples.case(f"a/function/f/case-{n}", "untested", cause=cause)
            for n, cause in enumerate((samples.NO_EVIDENCE, other, samples.NO_EVIDENCE))
        )
    )
    assert sorted(len(group.cases) for group in unjudged(found)) == [1, 2]


@pytest.mark.parametrize("first", ["pass", "not_declared", "not_applicable"])
def test_what_the_vendor_alone_says_of_a_part_is_no_pass_of_the_whole(
    mixed: Result, first: str
) -> None:
    one = mixed.cases[0]
    cases = tuple(one.model_copy(update={"verdict": each}) for each in (first, "attested"))
    assert TriedRequirement(cases).verdict == "attested"
