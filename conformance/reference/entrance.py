"""Where calls come in: what is provided, whose call counts, and whether it is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conformance.catalog.models.guards import ErrorCode
    from conformance.population.rows import Row


class Entrance:
    """What a correct package does before and after a call itself; a fault overrides one of them."""

    def provided(self) -> bool:
        """Say whether a function, form or linkage is there at all."""
        return True

    def turned_away(self) -> ErrorCode | None:
        """Return the code by which every call is refused; None: each is judged by itself."""
        return None

    def keeps(self) -> bool:
        """Say whether what was accepted is written."""
        return True

    def seen(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the rows of a group among which a function looks, of all that are stored."""
        del stored
        return current

    def offered(self) -> bool:
        """Say whether a prohibited function is offered."""
        return False

    def scope_checked(self) -> bool:
        """Say whether a token is held to the scopes registered for its client."""
        return True

    def expiry_checked(self) -> bool:
        """Say whether an expired token is refused."""
        return True

    def refreshes(self) -> bool:
        """Say whether the refresh token grant, which is forbidden, is answered."""
        return False

    def header_only(self) -> bool:
        """Say whether a token counts in the Authorization header only."""
        return True

    def signature_checked(self) -> bool:
        """Say whether a token that was altered is refused."""
        return True

    def any_scheme(self) -> bool:
        """Say whether a token counts under another scheme than Bearer."""
        return False

    def takes_turns(self) -> bool:
        """Say whether calls that arrive at the same time wait for each other."""
        return True
