"""What a core system gets of what the intermediate server (中間サーバー) answered."""

from typing import Final

from conformance.rules.common_functions._register import Pair, only
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.4.2、2.4.3 (4)⑰"


@value
class IntermediateRecord:
    """A record from the intermediate server."""

    integrated_number: str
    content: str


@value
class Handed:
    """The record as the core system gets it."""

    address_number: str
    content: str


@value
class Given:
    """The records answered, and the register of numbers."""

    records: tuple[IntermediateRecord, ...]
    register: tuple[Pair, ...]


@value
class Output:
    """The records for the core system, in the order answered."""

    handed: tuple[Handed, ...]


@rule("common_functions", "swap-to-address-number", law=_SOURCE)
def swap_to_address_number(given: Given, _law: Parameters, why: Why) -> Output:
    """Return every record under its address number, with nothing else of it changed.

    Out of scope, since nothing is laid down: an integrated number that the register lacks, and
    one that has several address numbers.
    """
    known = only(((p.integrated_number, p.address_number) for p in given.register), "register")
    for record in given.records:
        if record.integrated_number not in known:
            msg = f"records: expected a number of the register, found {record.integrated_number}"
            raise OutOfScopeError(msg)
    handed = tuple(Handed(known[one.integrated_number], one.content) for one in given.records)
    why(
        f"{len(handed)}件の団体内統合宛名番号を宛名番号に変換し、ほかはそのまま返す。",
        f"{len(handed)} records get their address number; the rest is handed on as it is.",
        law=_SOURCE,
    )
    return Output(handed)
