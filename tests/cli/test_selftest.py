"""The faults of the sample package can be named without trying them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.cli import selftest
from conformance.cli.main import main

FAULTS = {"a": [SimpleNamespace(key="a-late", title_ja="遅い", title_en="is late")], "none": []}


@pytest.mark.parametrize(
    ("domain", "code", "told"), [("a", 0, "a-late  is late\n"), ("none", 5, "")]
)
def test_the_faults_of_a_domain_are_listed_by_key_and_title(
    domain: str,
    code: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(selftest, "mutants_of", lambda domains, _: FAULTS[domains[0]])
    assert main(["selftest", "--list", "--lang", "en", "--domain", domain]) == code
    assert capsys.readouterr().out == told
