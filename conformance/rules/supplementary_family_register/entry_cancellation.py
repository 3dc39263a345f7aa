"""What the book holds after its latest entry of an address is cancelled (異動の取消し)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.numbered_history import row_before, up_to_latest

_LAW: Final = "戸籍附票システム標準仕様書（住民記録システム標準仕様書 第1.0版 1.2.1 と同じと見る）"


@value
class AddressHistoryEntry:
    """An entry: its number, the address (None: none), whether it tells of going abroad."""

    no: int
    address: str | None
    overseas: bool


@value
class Given:
    """The entries of a person in any order, and the number of the one to cancel: the latest."""

    history: tuple[AddressHistoryEntry, ...]
    cancel_no: int


@value
class Output:
    """The entry the cancellation adds, and how many entries there are then."""

    new_no: int
    address: str | None
    overseas: bool
    row_count: int


@rule("supplementary_family_register", "entry-cancellation", law=_LAW)
def entry_cancellation(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the added entry, which restores the one before: a cancellation deletes nothing.

    Out of scope: an entry that is not the latest, and the first one, which stands with the person.
    """
    rows = up_to_latest(given.history, given.cancel_no)
    before = row_before(rows)
    new_no = given.cancel_no + 1
    why(
        f"記載を減らさず番号{new_no}の記載を加え、{len(rows) + 1}件になる。",
        f"No entry is deleted; entry {new_no} is added, which makes {len(rows) + 1}.",
        law=_LAW,
    )
    why(
        f"住所と国外転出の記載は番号{before.no}の記載に戻る。",
        f"The address and the mark of going abroad return to those of entry {before.no}.",
        law=_LAW,
    )
    return Output(new_no, before.address, before.overseas, len(rows) + 1)
