from fnmatch import fnmatchcase

from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.revision.rerun import PROFILE, rerun

EVERY = {
    d: [f"{d}/{k}/{r}/{c}" for k in ("rule", "form") for r in ("a", "a-b") for c in ("x", "x-y")]
    for d in ("one", "two")
}
ALL = [case for cases in EVERY.values() for case in cases]


@settings(max_examples=60, deadline=None)
@given(wanted=st.sets(st.sampled_from(ALL)))
def test_the_patterns_fit_the_wanted_cases_and_no_other(wanted):
    found = rerun(wanted, EVERY, "p.yaml")
    fitting = {case for case in ALL if any(fnmatchcase(case, one) for one in found.patterns)}
    assert fitting == wanted
    assert found.cases == len(wanted)
    assert (found.command == "") is (not wanted)


def test_the_line_names_profile_domain_and_whole_requirements():
    found = rerun(["one/rule/a/x", "one/rule/a/x-y", "one/form/a/x"], EVERY, "my profile.yaml")
    assert found.command == (
        "conformance run 'my profile.yaml' --domain one --case 'one/rule/a/*' --case one/form/a/x"
    )


def test_a_whole_domain_is_one_pattern():
    assert rerun(EVERY["two"], EVERY, PROFILE).patterns == ("two/*",)


def test_what_no_version_has_any_more_is_not_run():
    assert rerun(["one/rule/gone/x"], EVERY, PROFILE).cases == 0
