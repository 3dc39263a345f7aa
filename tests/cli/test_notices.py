import dataclasses
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.cli.notices import show_another_catalogue, show_drafts, show_plain_words
from conformance.surfaces.auth.secrets import secret
from conformance.values.secrets import USED


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


def test_another_catalogue_in_the_folder_is_told_and_the_one_that_is_read_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(catalog_directory().parent)
    show_another_catalogue("en")
    monkeypatch.chdir(tmp_path)
    show_another_catalogue("en")
    assert capsys.readouterr().err == ""

    (tmp_path / "spec_catalog").mkdir()
    show_another_catalogue("en")
    shown = capsys.readouterr()
    assert "USE155" in shown.err
    assert str(tmp_path) in shown.err
    assert shown.out == ""


def test_a_secret_that_is_an_ordinary_word_is_told_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEAK_SECRET", "password")
    monkeypatch.setenv("LONG_SECRET", "kP3-xq71-word")
    with USED.apart():
        secret("LONG_SECRET")
        show_plain_words("en")
        assert capsys.readouterr().err == ""
        secret("WEAK_SECRET")
        show_plain_words("en")
    said = capsys.readouterr().err
    assert "USE198" in said
    assert "WEAK_SECRET" in said
    assert "password" not in said
