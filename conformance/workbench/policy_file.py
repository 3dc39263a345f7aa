"""The policy of the workbench, changed by one person at a time: what else it says stays."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

import yaml

from conformance.results.folder import write_whole
from conformance.workbench.until import policy_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conformance.results.policy import PolicyModel

_WRITING: Final = Lock()


def change_policy(path: Path, change: Callable[[PolicyModel], PolicyModel]) -> None:
    """Write the policy as a change makes it of what stands there now; comments do not stay."""
    with _WRITING:
        data = change(policy_of(path)).model_dump(mode="json", exclude_defaults=True)
        text = yaml.safe_dump({"policy": 1, **data}, allow_unicode=True, sort_keys=False)
        write_whole(text.encode(), path)
