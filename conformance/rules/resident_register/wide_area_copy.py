"""Whether another municipality can issue a copy of the record (広域交付), and what it shows."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法第12条の4・第30条の51"
_REQUESTERS: Final = {
    "self": "本人",
    "same_household": "同一世帯の者",
    "agent": "代理人",
    "third_party": "第三者",
    "public_body": "公用",
}
_ENTITLED: Final = frozenset({"self", "same_household"})
_BOTH: Final = ("head_and_relationship", "my_number", "resident_code")
_PRINTABLE: Final = {
    "japanese": _BOTH,
    "foreign": (
        *_BOTH,
        "nationality",
        "article_30_45_category",
        "residence_status_and_period",
        "card_number",
    ),
}
"""第12条の4第4項, for foreign residents as 第30条の51 reads it; 第7条第14号 (aliases) never."""


@value
class Given:
    """Who asks at the counter, with a photo document or not, for which record and extra items."""

    requester: Literal["self", "same_household", "agent", "third_party", "public_body"]
    photo_id: bool
    record: Literal["live", "removed"]
    requested: tuple[Code, ...]
    resident_type: Literal["japanese", "foreign"] = "japanese"


@value
class Output:
    """Whether the copy is issued, and the extra items it shows, in the order of the law."""

    acceptable: bool
    printed: tuple[Code, ...]


@rule("resident_register", "wide-area-copy", law=_LAW)
def wide_area_copy(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether it can be issued: a live record, for oneself or one's household, photo shown.

    Of the extra items three are ever shown, of a foreign resident those of 第30条の45, too, and
    only when asked for; the registered domicile and its head never are (第12条の4第1項), nor the
    history of aliases. An item asked for twice is shown once.
    """
    entitled, live = given.requester in _ENTITLED, given.record == "live"
    why(
        f"請求者は{_REQUESTERS[given.requester]}、"
        f"顔写真付きの書類は{'ある' if given.photo_id else 'ない'}、"
        f"{'現存の住民票' if live else '除票'}の写し。",
        f"Asked by {given.requester}, {'with' if given.photo_id else 'without'} a photo document, "
        f"for a {given.record} record.",
        law=_LAW,
    )
    acceptable = entitled and given.photo_id and live
    offered = _PRINTABLE[given.resident_type] if acceptable else ()
    printed = tuple(each for each in offered if each in given.requested)
    if acceptable:
        why(
            f"交付できる。特別の請求のうち載せるもの：{'、'.join(printed) or 'なし'}。",
            f"It can be issued, showing of the extra items: {', '.join(printed) or 'none'}.",
            law=_LAW,
        )
    else:
        why("広域交付はできない。", "It cannot be issued by another municipality.", law=_LAW)
    return Output(acceptable, printed)
