"""Faults of access: protection, roles, the audit log, deletion, tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.catalog.active import values
from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.base import Marks
    from conformance.population.rows import Row


class ProtectionIgnored(FaultBase):
    """Nobody is treated as protected."""

    kind: Literal["protection_ignored"]

    def protected(self, *, protected: bool) -> bool:
        """Say no."""
        del protected
        return False


class MeasureIgnored(FaultBase):
    """A measure of one kind, such as a provisional one, protects nobody."""

    kind: Literal["measure_ignored"]
    item: str
    value: str

    def marks(self, active: Marks) -> Marks:
        """Return the marks without this one."""
        left = tuple(v for v in values(active.get(self.item, ())) if v != self.value)
        return {**active, self.item: left}


class ShownToRole(FaultBase):
    """A role sees items that must be hidden from it: all of them, or one."""

    kind: Literal["shown_to_role"]
    role: str
    item: str | None = None

    def hidden(self, items: Sequence[str], role: str) -> Sequence[str]:
        """Return the items that are still hidden from the role."""
        if role != self.role:
            return items
        return [item for item in items if self.item is not None and item != self.item]


class AuditSilent(FaultBase):
    """An action leaves no entry; `loses` names a part that is missing from it instead."""

    kind: Literal["audit_silent"]
    action: str
    loses: str | None = None

    def logged(self, entry: Row) -> Row | None:
        """Return the entry to keep."""
        if entry["action"] != self.action:
            return entry
        return {**entry, self.loses: None} if self.loses else None


class NobodyUnlogged(FaultBase):
    """What was about nobody, since nobody was found, leaves no entry."""

    kind: Literal["nobody_unlogged"]

    def logged(self, entry: Row) -> Row | None:
        """Return the entry of what was about somebody."""
        return entry if entry["subject"] else None


class DeletionWorks(FaultBase):
    """A stored row can be removed without trace."""

    kind: Literal["deletion_works"]

    def deletes(self) -> bool:
        """Say yes."""
        return True


class ProhibitedOffered(FaultBase):
    """A prohibited function is offered."""

    kind: Literal["prohibited_offered"]

    def offered(self) -> bool:
        """Say yes."""
        return True


class ScopeIgnored(FaultBase):
    """Tokens are given and taken for any scope."""

    kind: Literal["scope_ignored"]

    def scope_checked(self) -> bool:
        """Say no."""
        return False


class ExpiryIgnored(FaultBase):
    """An expired token is still accepted."""

    kind: Literal["expiry_ignored"]

    def expiry_checked(self) -> bool:
        """Say no."""
        return False


class SignatureIgnored(FaultBase):
    """Only the beginning of a token is looked at."""

    kind: Literal["signature_ignored"]

    def signature_checked(self) -> bool:
        """Say no."""
        return False


class AnySchemeTaken(FaultBase):
    """A token counts whatever word stands before it in the header."""

    kind: Literal["any_scheme_taken"]

    def any_scheme(self) -> bool:
        """Say yes."""
        return True
