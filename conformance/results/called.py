"""What a case is called where people read: what is not delivered apart from what does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from conformance.results.words import VERDICTS
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_DELIVERED: Final = "not_delivered"

CALLED: Final[Mapping[str, Bilingual]] = {
    **VERDICTS,
    NOT_DELIVERED: Bilingual("納入外", "not delivered"),
}
"""Every word for a case, in the order of tables; each is a verdict but `not_delivered`."""


class SettledCase(Protocol):
    """A case of a result or of a plan, as far as this module asks."""

    @property
    def verdict(self) -> str | None:
        """The verdict; None of what is still to be tried."""

    @property
    def cause(self) -> object:
        """Why it was not judged, where something is said."""


def called(case: SettledCase) -> str:
    """Return the word for a case; "" of one that is still to be tried.

    The specification spares a municipality or a day without a cause; a cause beside
    `not_applicable` says that the profile's product has not that part, domain or output.
    """
    if case.verdict == "not_applicable" and case.cause is not None:
        return NOT_DELIVERED
    return case.verdict or ""
