from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.results import interrupted
from conformance.results.interrupted import is_remembered, remember

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path / "own"))
    return tmp_path / "own"


def test_just_these_bytes_are_known_again() -> None:
    remember(b"{}")

    assert is_remembered(b"{}")
    assert not is_remembered(b"{ }")


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interrupted, "_KEPT", 2)
    for content in (b"1", b"2", b"3"):
        remember(content)

    assert sum(map(is_remembered, (b"1", b"2", b"3"))) == 2
    assert is_remembered(b"3")


def test_a_folder_that_cannot_be_made_keeps_nothing(own: Path) -> None:
    own.write_bytes(b"")
    remember(b"{}")

    assert not is_remembered(b"{}")
