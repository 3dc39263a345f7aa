"""One run judges by one content of profile and catalogue, and says under which digest."""

import pytest

from conformance.errors import UsageError
from conformance.plugin.here import run_here
from conformance.plugin.options import options_of
from conformance.plugin.pinned import changed_since, difference, other_content, pinned
from conformance.plugin.prepare import PackagePlace, prepare
from conformance.plugin.state import SessionState

CASE = "child_allowance/record/payments/file-bytes"


@pytest.fixture
def prepared(profile):
    path = profile("{files: {directory: .}}")
    return prepare(options_of({"profile": str(path), "case": CASE, "seed": "1"}))


def test_what_stays_as_it_was_is_no_change(prepared):
    assert changed_since(prepared) == ()
    assert difference(prepared, pinned(prepared)) == ()


@pytest.mark.parametrize("text", ["profile: 1", "[", None])
def test_a_profile_that_changes_during_the_run_ends_it_without_a_result(prepared, tmp_path, text):
    def changes(_case):
        if text is None:
            prepared.options.profile.unlink()
        else:
            prepared.options.profile.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError) as raised:
        run_here(prepared, PackagePlace(None, tmp_path), changes)
    assert raised.value.messages[0].code == "USE130"
    assert "profile" in raised.value.messages[0].en


def test_a_worker_that_loaded_another_catalogue_judges_nothing(prepared, tmp_path):
    told = {**pinned(prepared), "child_allowance": "0" * 64}
    other = difference(prepared, told)
    assert other == ("child_allowance",)
    state = SessionState(prepared, PackagePlace(None, tmp_path), unfit=other_content(other))
    outcomes = [state.execute(planned.case) for planned in prepared.executable]
    assert {outcome.verdict for outcome in outcomes} == {"harness_error"}
    assert {outcome.cause.code for outcome in outcomes} == {"H-INPUT-CHANGED"}
