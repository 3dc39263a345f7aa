"""Whether an entry is told to the resident register."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_TOLD: Final = frozenset(
    {
        "birth",
        "death",
        "marriage",
        "divorce",
        "adoption",
        "name_change",
        "transfer",
        "acknowledgment_with_entry",
        "nationality_loss",
        "naturalization",
        "correction",
        "furigana",
    }
)
"""Entries that change the resident record; furigana since 26 May 2025."""

_LAW: Final = "住民基本台帳法第9条第2項"


@value
class Given:
    """The entry, the place of residence, the municipality that made it, and the record."""

    event: Code
    resident_city: Code | None
    accepting_city: Code
    resident_registered: bool


@value
class Output:
    """Whether there is a notice and how it goes."""

    notify: bool
    channel: Literal["internal", "notice_9_2", "none"]


@rule("family_register", "resident-register-notice", law=_LAW)
def resident_register_notice(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the way: inside the municipality, or a notice to the place of residence.

    Nobody is told of what no resident record holds, nor of a person without one.
    """
    if given.event not in _TOLD or not given.resident_registered:
        why(
            f"{given.event}は住民票に関わらないか、住民票がない。",
            f"{given.event} touches no resident record, or there is none.",
            law=_LAW,
        )
        return Output(notify=False, channel="none")
    if given.resident_city is None:
        msg = "resident_city: expected the residence of a registered resident, found null"
        raise OutOfScopeError(msg)
    same = given.resident_city == given.accepting_city
    why(
        f"住所地{given.resident_city}と処理した{given.accepting_city}は"
        f"{'同じ' if same else '違う'}。",
        f"Residence {given.resident_city}, entry made by {given.accepting_city}.",
        law=_LAW,
    )
    return Output(notify=True, channel="internal" if same else "notice_9_2")
