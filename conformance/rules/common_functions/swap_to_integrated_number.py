"""What goes on to the intermediate server (中間サーバー) of what a core system sent."""

from typing import Final

from conformance.rules.common_functions._register import Pair, only
from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.4.2、2.4.3 (3)⑧"


@value
class SentRecord:
    """A record from a core system: an address number and what is said of the person."""

    address_number: str
    content: str


@value
class Forwarded:
    """A record for the intermediate server: the integrated number in the same place."""

    integrated_number: str
    content: str


@value
class Given:
    """The records sent, and the register of numbers."""

    records: tuple[SentRecord, ...]
    register: tuple[Pair, ...]


@value
class Output:
    """The records that go on, and the address numbers for the error list, each in their order."""

    forwarded: tuple[Forwarded, ...]
    errors: tuple[str, ...]


@rule("common_functions", "swap-to-integrated-number", law=_SOURCE)
def swap_to_integrated_number(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the records whose number could be swapped; the others stand on the error list.

    One wrong record keeps none of the others back. A register that gives one address number two
    integrated numbers is out of scope.
    """
    known = only(((p.address_number, p.integrated_number) for p in given.register), "register")
    forwarded = tuple(
        Forwarded(known[one.address_number], one.content)
        for one in given.records
        if one.address_number in known
    )
    errors = tuple(r.address_number for r in given.records if r.address_number not in known)
    why(
        f"{len(given.records)}件のうち{len(forwarded)}件を団体内統合宛名番号に変換して送り、"
        f"{len(errors)}件をエラーリストに載せる。",
        f"Of {len(given.records)} records {len(forwarded)} go on under the integrated number, "
        f"{len(errors)} stand on the error list.",
        law=_SOURCE,
    )
    return Output(forwarded, errors)
