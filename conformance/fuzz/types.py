"""The types of Schemathesis with their inner parts left open."""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis.schemas import APIOperation

Operation = APIOperation[Any, Any, Any, Any]  # its parts are the library's own affair
Case = schemathesis.Case[Operation]
