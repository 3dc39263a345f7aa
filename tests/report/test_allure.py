import io
import json
import zipfile

import pytest
import samples

from conformance.report.allure import render
from conformance.results.model import Result


def _members(result: Result) -> dict[str, dict[str, object]]:
    with zipfile.ZipFile(io.BytesIO(render(result))) as file:
        return {name: json.loads(file.read(name)) for name in file.namelist()}


def test_results_are_of_the_form_that_allure_itself_writes(mixed: Result) -> None:
    model = pytest.importorskip("allure_commons.model2", reason="the extra [allure] is not there")
    states = {value for name, value in vars(model.Status).items() if name.isupper()}
    known = {one.name for one in model.TestResult.__attrs_attrs__}
    details = {one.name for one in model.StatusDetails.__attrs_attrs__}
    for name, one in _members(mixed).items():
        assert name == model.TEST_CASE_PATTERN.format(prefix=one["uuid"])
        assert set(one) <= known
        assert set(one.get("statusDetails", {})) <= details
        assert one["status"] in {*states, "unknown"}
        assert all(set(label) == {"name", "value"} for label in one["labels"])


def test_the_same_result_gives_the_same_bytes_and_the_next_run_the_same_history(
    mixed: Result,
) -> None:
    later = mixed.model_copy(update={"checksum": "0" * 64})
    assert render(mixed) == render(mixed)
    one, other = (list(_members(each).values()) for each in (mixed, later))
    assert [each["historyId"] for each in one] == [each["historyId"] for each in other]
    assert not {each["uuid"] for each in one} & {each["uuid"] for each in other}


def test_a_failure_tells_what_was_expected_and_how_it_is_repeated(mixed: Result) -> None:
    (told,) = (
        one
        for one in _members(mixed).values()
        if one["fullName"].endswith("amount/example-1") and "rule" in one["fullName"]
    )
    assert told["statusDetails"]["message"].startswith("F-VALUE ")
    trace = told["statusDetails"]["trace"].splitlines()
    assert trace[0].startswith("expected: ")
    assert trace[-1].startswith("repeat:   conformance replay result.json ")


def test_what_no_text_supports_is_unknown_and_tells_what_was_expected() -> None:
    case = samples.case("a/function/f/x", "unconfirmed", finding=samples.INVENTED)
    told, _ = _members(samples.result((case,))).values()
    assert told["status"] == "unknown"
    assert "expected: " in told["statusDetails"]["message"]
