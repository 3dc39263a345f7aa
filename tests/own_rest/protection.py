"""Who is protected 支援措置, and what is then withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.store import Register


class Protection:
    """The protection of one domain: the table that names the protected and when they are."""

    def __init__(self, domain: str, known: dict) -> None:
        self.domain, self.known = domain, known

    def holds(self, register: Register, person: object, view: dict | None = None) -> bool:
        """Say whether a person is protected today, for a view with conditions of its own too."""
        table = (view or {}).get("protected_by", self.known["table"])
        subject = (view or {}).get("subject", self.known["subject"])
        active = (view or {}).get("active", {})
        if person is None:
            return False
        rows = register.current(self.domain, table, {subject: person})
        dated = table == self.known["table"]
        return any(
            has(row, active) and (not dated or self.in_force(row, register.day)) for row in rows
        )

    def in_force(self, row: dict, day: str) -> bool:
        first, last = row.get(self.known["from"]), row.get(self.known["until"])
        began = first is not None and first <= day and (last is None or last >= day)
        return began and has(row, self.known["active"])


def has(row: dict, wanted: dict) -> bool:
    """Say whether a row has each wanted value, or one of several."""
    return all(
        row.get(column) in (value if isinstance(value, list) else [value])
        for column, value in wanted.items()
    )
