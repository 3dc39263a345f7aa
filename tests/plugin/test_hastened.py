"""An interrupted run keeps its result before it waits for anything, and ends soon."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from conformance.plugin import hooks
from conformance.plugin.hastened import hasten
from conformance.plugin.hooks import Hooks
from conformance.plugin.keys import STATE


class Catalogue:
    """What a function of a run is given; showing it takes minutes."""

    def __repr__(self) -> str:
        raise AssertionError


def _stopped(catalogue: Catalogue) -> None:
    del catalogue

    def stop() -> None:
        raise KeyboardInterrupt

    stop()


def interrupted() -> pytest.ExceptionInfo[BaseException]:
    with pytest.raises(KeyboardInterrupt) as found:
        _stopped(Catalogue())
    return found


def test_what_the_functions_were_given_is_not_shown() -> None:
    excinfo, nodes = interrupted(), SimpleNamespace(EXIT_TIMEOUT=10)
    controller = SimpleNamespace(nodemanager=nodes)
    manager = SimpleNamespace(get_plugin=lambda name: {"dsession": controller}[name])
    hasten(SimpleNamespace(pluginmanager=manager), excinfo)
    assert [entry.name for entry in excinfo.traceback] == ["stop"]
    assert "KeyboardInterrupt" in str(excinfo.getrepr(funcargs=True))
    assert nodes.EXIT_TIMEOUT < 5


def test_a_process_without_workers_has_nothing_to_wait_for() -> None:
    hasten(SimpleNamespace(pluginmanager=SimpleNamespace(get_plugin=lambda _: None)), interrupted())


@pytest.mark.parametrize("changed", [(), ("profile",)])
def test_the_result_is_kept_at_the_signal_unless_it_is_of_what_changed(
    changed: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    state = SimpleNamespace(
        prepared=SimpleNamespace(options=SimpleNamespace(out=tmp_path)),
        result=lambda *, interrupted: f"interrupted {interrupted}",
    )
    config = SimpleNamespace(
        stash={STATE: state},
        getoption=lambda _, default: default,
        pluginmanager=SimpleNamespace(get_plugins=list),
    )
    monkeypatch.setattr(hooks, "changed_since", lambda _: changed)
    monkeypatch.setattr(hooks, "write_result", lambda result, path: said.append((result, path)))
    monkeypatch.setattr(hooks, "drawn_examples", lambda _: ())
    monkeypatch.setattr(hooks, "save", lambda *_: None)
    Hooks(config).pytest_keyboard_interrupt(interrupted())
    assert said == ([] if changed else [("interrupted True", tmp_path / "result.json")])
