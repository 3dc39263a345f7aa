"""Starting pytest for the command line leaves the caller's environment as it was."""

import os

import pytest

from conformance.plugin.launch import _AUTOLOAD, _no_other_plugins


@pytest.mark.parametrize("before", [None, "", "1"])
def test_the_environment_comes_back_whatever_happens(monkeypatch, before):
    if before is None:
        monkeypatch.delenv(_AUTOLOAD, raising=False)
    else:
        monkeypatch.setenv(_AUTOLOAD, before)
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert os.environ.get(_AUTOLOAD) == before


def _interrupted() -> None:
    with _no_other_plugins():
        assert os.environ[_AUTOLOAD] == "1"
        raise KeyboardInterrupt
