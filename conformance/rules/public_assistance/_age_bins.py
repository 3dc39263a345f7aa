"""Classes of ages as the standard's table heads its columns: 0-5, 6-11 … 75-."""

from collections.abc import Sequence

from conformance.rules.core import OutOfScopeError


def bin_of(age: int, bins: Sequence[str]) -> int:
    """Return the place of the class that holds `age` (`OutOfScopeError` when none does)."""
    for place, text in enumerate(bins):
        first, last = text.split("-")
        if int(first) <= age and (not last or age <= int(last)):
            return place
    msg = f"ages: expected an age within {', '.join(bins)}, found {age}"
    raise OutOfScopeError(msg)
