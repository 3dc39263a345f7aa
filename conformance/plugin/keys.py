"""Where the plugin keeps its state on a pytest configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conformance.plugin.state import SessionState

STATE: pytest.StashKey[SessionState] = pytest.StashKey()
