"""Which cases the worked revision touches, and how that was found."""

PLACE = "child_allowance"
RULE = f"{PLACE}/rule/payment-schedule"


def by_id(looked):
    return {case.id: case for case in looked[1]}


def test_what_is_calculated_otherwise_is_found_by_carrying_it_out(looked):
    found = by_id(looked)
    examples = found[f"{RULE}/worked-examples"]
    assert (examples.what, examples.basis, examples.through) == ("changed", "calls", ())
    function = found[f"{PLACE}/function/set-payment-date/worked-examples"]
    assert (function.basis, function.through) == ("calls", (f"{PLACE}/rules/payment-schedule",))


def test_what_draws_its_facts_is_found_by_the_rule_it_is_built_on(looked):
    assert by_id(looked)[f"{RULE}/generated-facts"].basis == "entries"


def test_a_raised_class_touches_the_cases_of_its_function_alone(looked):
    raised = {case.requirement for case in looked[1] if case.what == "level"}
    assert raised == {f"{PLACE}/function/manage-sibling-count"}


def test_a_new_code_touches_its_column_and_no_other(looked):
    columns = [c.id for c in looked[1] if "/record/confirmations/file-" in c.id]
    assert columns == [f"{PLACE}/record/confirmations/file-item-confirm-type"]


def test_what_only_draws_other_values_is_not_touched(looked):
    """The new code is drawn, too, where a row of the list is stored; nothing else is asked."""
    found, cases = looked
    touched = {case.requirement for case in cases}
    assert found.compared.by_calls > 100
    assert f"{PLACE}/function/manage-confirmation" not in touched
    assert len(cases) < 60


def test_what_names_nothing_that_changed_is_not_even_looked_at(looked):
    found, _ = looked
    assert found.compared.cases < len(found.after.cases(PLACE)) / 2


def test_the_passed_over_cases_ask_the_same(looked):
    """One of every check that was passed over is carried out in both versions all the same."""
    found, _ = looked
    from conformance.cases.case import FILES
    from conformance.catalog.uses import EntryPlace

    seen = {}
    for case in found.after.cases(PLACE).values():
        one = case.requirement
        if EntryPlace(one.domain, FILES[one.kind], one.key) not in found.ways:
            seen.setdefault(case.check, case)
    old = found.before.cases(PLACE)
    heard = {c.id: (found.before.heard(old[c.id]), found.after.heard(c)) for c in seen.values()}
    assert [name for name, (was, now) in heard.items() if was != now] == []
    assert sum(now is not None for _, now in heard.values()) > 15


def test_of_a_domain_that_is_gone_every_case_is_gone(tmp_path):
    import shutil

    from conformance.catalog.changes.sides import sides
    from conformance.catalog.locate import catalog_directory
    from conformance.revision.cases import Looked

    kept, gone = "seal_registration", "electoral_roll"
    for root, names in (("a", (kept, gone)), ("b", (kept,))):
        for name in names:
            shutil.copytree(catalog_directory() / name, tmp_path / root / name)
    both = sides(str(tmp_path / "a"), str(tmp_path / "b"))

    found = Looked(both, both.changes())
    touched = [case for case in found.touched() if case.requirement.startswith(gone)]

    assert {case.what for case in touched} == {"removed"}
    assert len(touched) == len(found.before.cases(gone)) > 0
    assert found.after.spec(gone) is None
