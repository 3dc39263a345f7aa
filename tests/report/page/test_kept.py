"""Templates are compiled once; what is kept of them is never needed and never stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from conformance.report.page.kept import kept_templates

if TYPE_CHECKING:
    from pathlib import Path


def said(text: str) -> str:
    source = DictLoader({"a": text})
    return (
        Environment(loader=source, bytecode_cache=kept_templates(), autoescape=True)
        .get_template("a")
        .render()
    )


def test_what_is_kept_is_used_and_a_changed_template_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path))
    assert said("{{ 1 + 1 }}") == "2"
    (kept,) = (tmp_path / "templates").iterdir()
    assert (tmp_path / "templates").stat().st_mode & 0o777 == 0o700
    assert said("{{ 1 + 2 }}") == "3"
    kept.write_bytes(b"no code")
    assert said("{{ 1 + 2 }}") == "3"


@pytest.mark.parametrize("folder", ["", "file", "file/below"])
def test_nothing_is_kept_where_nothing_can_be(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path / folder) if folder else "")
    assert kept_templates() is None
    assert said("{{ 1 + 1 }}") == "2"


def test_a_folder_that_vanishes_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path / "own"))
    cache = kept_templates()
    for one in (tmp_path / "own" / "templates").parent.iterdir():
        one.rmdir()
    source = DictLoader({"a": "{{ 1 + 1 }}"})
    made = Environment(loader=source, bytecode_cache=cache, autoescape=True)
    assert made.get_template("a").render() == "2"
