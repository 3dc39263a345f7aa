"""The register that pairs address numbers (宛名番号) with integrated ones (団体内統合宛名番号)."""

from collections.abc import Iterable, Mapping

from conformance.rules.core import OutOfScopeError, value


@value
class Pair:
    """One pair of the register."""

    address_number: str
    integrated_number: str


def only(pairs: Iterable[tuple[str, str]], what: str) -> Mapping[str, str]:
    """Return each first part's second part; a first part with two of them is out of scope."""
    found: dict[str, str] = {}
    for left, right in pairs:
        if found.setdefault(left, right) != right:
            msg = f"{what}: expected one number for {left}, found {found[left]} and {right}"
            raise OutOfScopeError(msg)
    return found
