"""What a person should know of the specifications they name, apart from any verdict."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from conformance.catalog.drafts import draft_notices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification


def show_drafts(specs: Iterable[Specification], lang: str) -> None:
    """Write a notice to standard error for each draft among the specifications."""
    for message in draft_notices(specs):
        sys.stderr.write(message.text(lang) + "\n")
