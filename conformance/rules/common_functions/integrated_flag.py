"""Whether the mark of the leading record (統合宛名フラグ) is set."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.4.3 (1)⑦・(2)⑥"
_RESIDENT_REGISTER: Final = "001"
_NO_BUSINESS: Final = "000"


@value
class Given:
    """The event, the system it comes from, and whether the person is a resident (住登者)."""

    event: Literal["numbering", "update"]
    business_id: str
    resident: bool


@value
class Output:
    """Whether the mark is set on the record of the system that sent it."""

    set_flag: bool


@rule("common_functions", "integrated-flag", law=_SOURCE)
def integrated_flag(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the mark is set.

    It is set at numbering, and by every update of the resident register; an update of another core
    system sets it only when the person is no resident. Updates of the municipality's own systems
    (business ID 000) are not settled: out of scope.
    """
    if given.event == "numbering":
        why("付番のときは設定する。", "Numbering sets it.", law=_SOURCE)
        return Output(set_flag=True)
    if given.business_id == _NO_BUSINESS:
        msg = "business_id: expected a core system, found 000 (独自施策システム等)"
        raise OutOfScopeError(msg)
    if given.business_id == _RESIDENT_REGISTER:
        why(
            "住民記録システムの更新では常に設定する。",
            "The resident register sets it.",
            law=_SOURCE,
        )
        return Output(set_flag=True)
    why(
        f"住民記録以外の更新で、住民状態は住登者{'である' if given.resident else '以外である'}。",
        f"Another system updates a person who is {'a' if given.resident else 'no'} resident.",
        law=_SOURCE,
    )
    return Output(set_flag=not given.resident)
