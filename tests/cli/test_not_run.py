"""What a command says that could try nothing."""

from __future__ import annotations

import pytest

from conformance.cli.not_run import NOT_RUN, not_run
from conformance.findings import Cause

CAUSE = Cause("T-NO-API", "API がありません。", "there is no API", "書いてください。", "declare it")


@pytest.mark.parametrize(
    ("lang", "said"),
    [("ja", "API がありません。\n  書いてください。"), ("en", "there is no API\n  declare it")],
)
def test_the_cause_and_the_remedy_go_to_the_error_stream(lang, said, capsys):
    assert not_run(CAUSE, lang) == NOT_RUN
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"T-NO-API {said}\n"
