"""An interrupted run ends soon: a runner that cancels a job gives it about ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

_WORKERS = 2  # seconds in which a worker may end by itself; pytest-xdist gives 10


def hasten(config: pytest.Config, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
    """Spare the end of an interrupted run what nobody reads.

    pytest would show the arguments of every function that ran, whole catalogues among them, which
    took minutes; and workers that are in a long case would be waited for.
    """
    excinfo.traceback = excinfo.traceback[-1:]
    controller = config.pluginmanager.get_plugin("dsession")
    nodes = getattr(controller, "nodemanager", None)
    if nodes is not None:
        nodes.EXIT_TIMEOUT = _WORKERS
