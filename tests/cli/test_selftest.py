"""The faults of the sample package can be named without trying them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cli.main import main
from conformance.plugin.selftest import mutants_of

if TYPE_CHECKING:
    import pytest

LIST = ["selftest", "--list", "--lang", "en", "--domain"]


def test_the_faults_of_a_domain_are_listed_by_key_and_title(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*LIST, "seal_registration"]) == 0
    wanted = [f"{one.key}  {one.title_en}" for one in mutants_of(["seal_registration"])]
    assert capsys.readouterr().out.splitlines() == wanted
    assert len(wanted) > 10


def test_where_there_are_none_nothing_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*LIST, "none"]) == 5
    assert not capsys.readouterr().out
