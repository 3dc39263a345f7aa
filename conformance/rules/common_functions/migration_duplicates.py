"""Which numbers of existing systems can be migrated as they are."""

from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.3.5②"


@value
class Holding:
    """A number that a system to be migrated has given to a person."""

    system: str
    number: str


@value
class Given:
    """What the systems hold, numbers the function has already, numbers of residents."""

    holdings: tuple[Holding, ...]
    numbers_in_use: tuple[str, ...]
    resident_numbers: tuple[str, ...]


@value
class Output:
    """Numbers free of duplicates and numbers that clash, each once, in the order held."""

    migratable: tuple[str, ...]
    duplicated: tuple[str, ...]


@rule("common_functions", "migration-duplicates", law=_SOURCE)
def migration_duplicates(given: Given, _law: Parameters, why: Why) -> Output:
    """Return which numbers clash: in use already, held by two systems, or a resident's.

    Different entries are taken for different people, since records need not be merged before. A
    system that holds one number twice is out of scope.
    """
    systems = _systems(given)
    clashing = {n: _clash(n, holders, given) for n, holders in systems.items()}
    for number, (ja, en) in ((n, c) for n, c in clashing.items() if c):
        why(f"{number}は{ja}と重なる。", f"{number} clashes with {en}.", law=_SOURCE)
    duplicated = tuple(n for n, clash in clashing.items() if clash)
    migratable = tuple(n for n, clash in clashing.items() if not clash)
    why(
        f"重なりのない番号は{len(migratable)}件、重なる番号は{len(duplicated)}件。",
        f"{len(migratable)} numbers are free of duplicates, {len(duplicated)} clash.",
        law=_SOURCE,
    )
    return Output(migratable, duplicated)


def _systems(given: Given) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for held in given.holdings:
        holders = found.setdefault(held.number, [])
        if held.system in holders:
            msg = f"holdings: expected each number once a system, found {held.number} twice"
            raise OutOfScopeError(msg)
        holders.append(held.system)
    return found


def _clash(number: str, holders: list[str], given: Given) -> tuple[str, str] | None:
    if number in given.numbers_in_use:
        return "既に利用されている番号", "a number in use"
    if number in given.resident_numbers:
        return "住民宛名番号", "a resident's number"
    if len(holders) > 1:
        return "ほかの移行元の番号", "that of another system"
    return None
