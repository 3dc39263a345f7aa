"""Who is protected 支援措置, and what is then withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from own_rest.store import MunicipalTables


class Protection:
    """The protection of one domain: the table that names the protected and when they are."""

    def __init__(self, domain: str, known: dict) -> None:
        self.domain, self.known = domain, known

    def holds(self, register: MunicipalTables, person: object, view: dict | None = None) -> bool:
        """Say whether a person is protected today, for a view with conditions of its own too."""
        table = (view or {}).get("protected_by", self.known["table"])
        subject = (view or {}).get("subject", self.known["subject"])
        active = (view or {}).get("active", {})
        if person is None:
            return False
        dated = table == self.known["table"]
        rows = register.current(self.domain, table, {subject: person})
        if dated:
            rows = [*rows, *self.together(register, person)]
        return any(
            has(row, active) and (not dated or self.in_force(row, register.day)) for row in rows
        )

    def together(self, register: MunicipalTables, person: object) -> list[dict]:
        """Return the measures under which a person is protected as somebody's companion."""
        along = self.known.get("companions")
        if along is None:
            return []
        rows = register.current(self.domain, along["table"], {along["subject"]: person})
        return [
            measure
            for row in rows
            for measure in register.current(
                self.domain,
                self.known["table"],
                {ours: row.get(theirs) for theirs, ours in along["by"].items()},
            )
        ]

    def in_force(self, row: dict, day: str) -> bool:
        """Say whether a measure protects: from its provisional beginning until it is ended.

        That its planned end has passed ends nothing: the office has to decide.
        """
        begins = [row.get(self.known.get(name)) for name in ("from", "provisional_from")]
        last, ended = (row.get(self.known.get(name)) for name in ("until", "ended"))
        began = any(first is not None and first <= day for first in begins)
        over = (last is not None and last < day) or (ended is not None and ended <= day)
        return began and not over and has(row, self.known["active"])


def has(row: dict, wanted: dict) -> bool:
    """Say whether a row has each wanted value, or one of several."""
    return all(
        row.get(column) in (value if isinstance(value, list) else [value])
        for column, value in wanted.items()
    )
