"""What the command that calls pytest and the plugin hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from conformance.errors import ConformanceError, Message
    from conformance.plugin.interruption import Interruption
    from conformance.plugin.prepare import Prepared
    from conformance.results.model import CaseModel, Result


@dataclass(eq=False)
class Handover:
    """Registered as a plugin: the run as the command prepared it, and what became of it.

    The result goes back this way, from memory: what lies in the folder may be another's.
    """

    prepared: Prepared
    interruption: Interruption
    result: Result | None = None
    error: ConformanceError | None = None
    notices: list[Message] = field(default_factory=list)
    unmasked: dict[str, CaseModel] = field(default_factory=dict)


def handover_of(config: pytest.Config) -> Handover | None:
    """Return what the command handed over; None where pytest was called by itself."""
    found = (p for p in config.pluginmanager.get_plugins() if isinstance(p, Handover))
    return next(found, None)
