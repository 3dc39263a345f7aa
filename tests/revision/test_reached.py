from conformance.revision import reached

PLACE = "child_allowance"


def test_requirements_are_those_that_changed_and_those_of_touched_cases(looked):
    names = reached.requirements(*looked)
    assert f"{PLACE}/rule/payment-schedule" in names
    assert f"{PLACE}/invariant/regular-pay-months" in names
    assert len(names) == len(set(names))
    assert reached.of_kind(names, "rule") == (f"{PLACE}/rule/payment-schedule",)


def test_a_linkage_is_told_with_both_its_parties(looked):
    found = {one.id: one for one in reached.linkages(looked[0], reached.requirements(*looked))}
    one = found[f"{PLACE}/linkage/network-inquiry"]
    assert (one.provider, one.consumer) == ("intermediate_server", PLACE)


def test_faults_of_what_is_reached_are_to_be_tried_again(looked):
    found = {one.key: one for one in reached.mutants(looked[0], reached.requirements(*looked))}
    assert not found["child-allowance-pay-date-not-moved"].gone
    assert "child-allowance-third-child-not-counted" not in found
