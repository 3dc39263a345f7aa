import dataclasses

import pytest

from conformance.catalog.load import load
from conformance.cli.notices import show_drafts


def test_a_draft_is_told_on_standard_error_and_a_published_specification_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec = load("child_allowance")
    draft = dataclasses.replace(spec, head=spec.head.model_copy(update={"status": "draft"}))

    show_drafts([spec], "en")
    assert capsys.readouterr().err == ""

    show_drafts([spec, draft], "en")
    shown = capsys.readouterr()
    assert shown.err.count("CAT040") == 1
    assert shown.out == ""
