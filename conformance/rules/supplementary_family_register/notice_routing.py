"""Whether a change of the resident record is told to the place of the registered domicile."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

Event = Literal[
    "move_in",
    "move_within",
    "birth",
    "naturalization",
    "nationality_acquisition",
    "ex_officio_entry",
    "ex_officio_erasure",
    "move_out_overseas",
    "return_from_abroad",
    "address_correction",
    "resident_code_entry",
    "resident_code_change",
    "move_out_domestic",
    "household_change",
    "death",
]
Channel = Literal["internal", "juki_net", "none"]

_NEVER: Final = frozenset({"move_out_domestic", "household_change", "death"})
"""The new place of residence, nobody, or the family register itself tells of these."""

_RESIDENT_CODE: Final = frozenset({"resident_code_entry", "resident_code_change"})
_LAW: Final = "住民基本台帳法第18条・第19条第1項"


@value
class Given:
    """Who moved, where the registered domicile and the residence are, the event and its day."""

    japanese: bool
    honseki_city: Code | None
    resident_city: Code
    event: Event
    as_of: date


@value
class Output:
    """Whether there is a notice and how it goes."""

    notify: bool
    channel: Channel


@rule("supplementary_family_register", "notice-routing", law=f"{_LAW}・第4項")
def notice_routing(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the book must be changed, and the way to it.

    Only Japanese have a book. Within one municipality the systems tell each other; otherwise the
    notice goes through the resident network. Resident codes count since they stand in the book.
    """
    now = law.on(given.as_of)
    now.text("via")  # notices before the network carried them are out of scope
    has_code = given.event not in _RESIDENT_CODE or "resident_code" in now
    if not given.japanese or given.event in _NEVER or not has_code:
        why(
            f"{'日本人' if given.japanese else '外国人'}住民の{given.event}は附票に関わらない。",
            f"{given.event} of a {'Japanese' if given.japanese else 'foreign'} resident "
            "changes no book.",
            law=_LAW,
        )
        return Output(notify=False, channel="none")
    if given.honseki_city is None:
        msg = "honseki_city: expected the registered domicile of a Japanese resident, found null"
        raise OutOfScopeError(msg)
    same = given.honseki_city == given.resident_city
    why(
        f"本籍地{given.honseki_city}は処理した市区町村{given.resident_city}と"
        f"{'同じ' if same else '違う'}。",
        f"The domicile {given.honseki_city} is {'the same' if same else 'another'} municipality "
        f"than {given.resident_city}.",
        law=_LAW,
    )
    return Output(notify=True, channel="internal" if same else "juki_net")
