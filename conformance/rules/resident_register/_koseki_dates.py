"""Items that follow the family register and may therefore hold a day no calendar has.

Source: 住民記録システム標準仕様書 第1.0版 1.1.8.
"""

from __future__ import annotations

from typing import Final

_ITEMS: Final = frozenset(
    {"birth_date", "resident_since", "address_since", "foreign_resident_since"}
)
_EVENT_REASONS: Final = frozenset({"birth", "death", "disappearance"})
LAST_MONTH: Final = 12
LAST_DAY: Final = 31


def follows_koseki(item: str, event_reason: str | None) -> bool:
    """Say whether the item is one of the exceptions: it copies a date of the family register.

    The event date (異動日) is one for a birth, a death and a disappearance (失踪) only.
    """
    return item in _ITEMS or (item == "event_date" and event_reason in _EVENT_REASONS)
