"""The plugin collects the catalogue by itself and leaves other people's sessions alone."""

import importlib.util
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def _plugins_load_by_themselves(monkeypatch):
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)


_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", Path(__file__).with_name("conftest.py")
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)

CATALOG = kit.ROOT / "spec_catalog" / "child_allowance"
PROFILE = kit.ROOT / "vendor_profiles" / "reference.yaml"
CASE = "--conf-case=child_allowance/rule/child-age-limits/*"


def _pytest(pytester, *arguments):
    return pytester.runpytest_subprocess(
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",  # its folder would stand in the catalogue
        f"--rootdir={CATALOG.parent}",
        *arguments,
        timeout=120,
    )


def test_without_a_profile_it_does_nothing(pytester):
    pytester.makepyfile("def test_x(): pass")
    _pytest(pytester).assert_outcomes(passed=1)


@pytest.mark.whole
def test_it_collects_a_domain_and_says_the_verdict(pytester):
    done = _pytest(pytester, str(CATALOG), f"--conf-profile={PROFILE}", CASE)
    done.assert_outcomes(passed=2)
    done.stdout.fnmatch_lines(["Verdict: conformant*", "*conformance exit code 0"])


@pytest.mark.whole
def test_a_deviation_fails_without_a_stack_trace(pytester):
    done = _pytest(
        pytester,
        str(CATALOG),
        f"--conf-profile={PROFILE}",
        "--conf-case=child_allowance/rule/payment-start-month/*",
        "--conf-mutant=child-allowance-sixteenth-day",
    )
    assert done.parseoutcomes()["failed"] >= 1
    done.stdout.fnmatch_lines(["*F-VALUE*", "*conformance exit code 1"])
    assert "Traceback" not in done.stdout.str()


@pytest.mark.whole
def test_workers_and_junit_agree_with_it(pytester):
    done = _pytest(
        pytester,
        str(CATALOG),
        f"--conf-profile={PROFILE}",
        CASE,
        "-n2",
        "--junitxml=junit.xml",
    )
    done.assert_outcomes(passed=2)
    text = (pytester.path / "junit.xml").read_text(encoding="utf-8")
    assert 'tests="2"' in text
    assert 'failures="0"' in text


@pytest.mark.whole
def test_allure_gets_a_result_for_each_case(pytester):
    pytest.importorskip("allure_pytest", reason="the extra [allure] is not installed")
    _pytest(
        pytester, str(CATALOG), f"--conf-profile={PROFILE}", CASE, "--alluredir=allure"
    ).assert_outcomes(passed=2)
    assert len(list((pytester.path / "allure").glob("*-result.json"))) == 2


def test_a_wrong_profile_is_a_usage_error_with_our_code(pytester):
    done = _pytest(pytester, str(CATALOG), "--conf-profile=none.yaml")
    assert done.ret == 4
    done.stderr.fnmatch_lines(["*PRO001*"])
