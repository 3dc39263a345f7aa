"""What ends well without a pass needs a reason that the catalogue has."""

from __future__ import annotations

import pytest
import signed

from conformance.cases.other_domain import other_domain
from conformance.catalog.load import load
from conformance.catalog.switches import switches
from conformance.findings import Cause, UnclearError
from conformance.results.build import cause_model
from conformance.trust.listed import hold_cases
from conformance.trust.refused import BundleError
from conformance.trust.settled import is_allowed
from conformance.worlds.session_causes import unclear

RULES = "child_allowance/rule/*"
COMMON = signed.PROFILE.replace(
    'child_allowance: {{version: "2.0"}}', 'common_functions: {{version: "2.1"}}'
).replace("child_allowance: all", "common_functions: all")


def reason(result) -> str:
    with pytest.raises(BundleError) as caught:
        hold_cases(result)
    (message,) = caught.value.messages
    return f"{message.code} {message.en}"


def told(result, number: int = 0, **changed: object):
    return signed.derived(result, cases=signed.with_case(result, number, **changed))


@pytest.mark.parametrize(
    "cause",
    [
        None,
        Cause("C", "x", "x"),
        unclear(UnclearError("made-up", "other", "made_up"), "child_allowance"),
    ],
)
def test_a_case_without_an_open_question_is_not_unclear(profile, cause) -> None:
    result = signed.result_of(profile, case=RULES)
    cause = None if cause is None else cause_model(cause)
    lie = told(result, verdict="spec_unclear", cause=cause)
    assert "TRU043 verdict of case child_allowance/rule" in reason(lie)


@pytest.mark.parametrize("concerned", [True, False])
def test_an_open_question_is_about_what_the_catalogue_says(tmp_path, concerned) -> None:
    asked = switches(load("common_functions"))["excess_length_error"]
    glob = f"{asked.about[0]}/*" if concerned else "common_functions/linkage/*"
    path = tmp_path / "own.yaml"
    path.write_text(COMMON.split("attestations:")[0].format(release="1"), encoding="utf-8")
    result = signed.result_of(path, case=glob)
    number = next(n for n, case in enumerate(result.cases) if case.surface == "api")
    error = UnclearError(asked.key, "E0003", "excess_length_error")
    lie = {"verdict": "spec_unclear", "cause": cause_model(unclear(error, "common_functions"))}
    assert is_allowed(told(result, number, **lie).cases[number], result) is concerned


@pytest.mark.parametrize(
    "cause",
    [
        Cause("C", "x", "x"),
        Cause("N-FORMAT", "x", "x"),
        Cause("N-DIFFERENTIAL", "x", "x"),
        Cause("N-OTHER-PART", "x", "x"),
        Cause("N-BY-OPTION", "x", "x", details={"option": "x"}),
        other_domain("child_allowance"),
    ],
)
def test_a_rule_is_of_concern_whatever_the_signer_says(profile, cause) -> None:
    result = signed.result_of(profile, case=RULES)
    lie = told(result, verdict="not_applicable", cause=cause_model(cause))
    assert "TRU043 verdict" in reason(lie)


def test_what_only_its_vendor_sees_does_not_pass(profile) -> None:
    result = signed.result_of(profile, case="child_allowance/function/manage-memo/attested")
    assert result.cases[0].verdict == "attested"
    assert "found pass" in reason(told(result, verdict="pass", attestation=None))


@pytest.mark.parametrize(("name", "value"), [("ground", "official"), ("rests_on", "zzz")])
def test_a_pass_rests_on_what_the_catalogue_says(profile, name, value) -> None:
    result = signed.result_of(profile, case=RULES)
    assert f"TRU043 {name} of case" in reason(told(result, **{name: value}))


def test_a_selection_by_ground_leaves_out_nothing_that_stands_on_it(profile) -> None:
    result = signed.result_of(profile, ground="derived")
    fewer = signed.derived(
        result,
        cases=result.cases[1:],
        scope=result.scope.model_copy(update={"left_out": result.scope.left_out + 1}),
    )
    assert reason(fewer).startswith("TRU042")


ACCOUNTING = "public_assistance/linkage/public-assistance-to-accounting"
DEBT = "public_assistance/event/debt-decision"


@pytest.mark.parametrize(
    ("slug", "option", "others", "allowed"),
    [
        ("tells-accounting", ACCOUNTING, "not_declared", True),
        ("tells-accounting", ACCOUNTING, "pass", False),  # who claims the option is asked
        ("tells-accounting", "public_assistance/linkage/another", "not_declared", False),
        ("adds-debt", ACCOUNTING, "not_declared", False),  # goes by no option
    ],
)
def test_a_case_goes_by_an_option_only_as_the_catalogue_says(
    tmp_path, slug, option, others, allowed
) -> None:
    text = signed.PROFILE.replace(
        'child_allowance: {{version: "2.0"}}', 'public_assistance: {{version: "2.0"}}'
    ).replace("child_allowance: all", "public_assistance: []")
    path = tmp_path / "own.yaml"
    path.write_text(text.split("attestations:")[0].format(release="1"), encoding="utf-8")
    result = signed.result_of(path, case=f"{DEBT}/*")
    number = next(n for n, one in enumerate(result.cases) if one.surface == "api")
    cause = cause_model(Cause("N-BY-OPTION", "x", "x", details={"option": option}))
    lie = {"id": f"{DEBT}/{slug}", "verdict": "not_applicable", "cause": cause, "finding": None}
    one = told(result, number, **lie)
    claimed = one.cases[number].model_copy(
        update={"requirement": ACCOUNTING, "verdict": others, "cause": None}
    )
    whole = signed.derived(one, cases=(*one.cases, claimed))
    assert is_allowed(whole.cases[number], whole) is allowed
