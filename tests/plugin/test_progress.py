"""A run says at once that it began: what comes before the first case may take a while."""

import io
import sys
from types import SimpleNamespace

import pytest

from conformance.plugin.progress import Progress


@pytest.mark.parametrize(("total", "said"), [(2, "testing 0/2\ntesting 1/2\n"), (0, "")])
def test_the_start_and_the_first_case_are_told(
    total: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Progress(total, "en") as progress:
        for _ in range(total):
            progress.pytest_runtest_logreport(SimpleNamespace(when="call", failed=0))
    assert progress.stream.getvalue() == said
