"""転入通知の未着と異動事由."""

from own_rest.rules import read
from own_rest.rules.faults import BadInput
from own_rest.rules.juki.book import rule
from own_rest.rules.months import days_later

_REASONS = {
    "move_in_domestic": "国内転入",
    "move_in_overseas": "国外転入等",
    "birth": "出生",
    "article_30_46": "国外転入等",
    "article_30_47": "国外転入等",
    "move_within": "転居",
    "move_out_domestic": "国内転出",
    "move_out_overseas": "国外転出",
    "death": "死亡",
    "disappearance": "職権消除",
    "error_correction": "誤記修正",
}
_NATIONALITY = {
    ("naturalization", "japanese"): "職権記載（帰化等）",
    ("naturalization", "foreign"): "職権消除（帰化等）",
    ("nationality_acquisition", "japanese"): "職権記載（帰化等）",
    ("nationality_acquisition", "foreign"): "職権消除（帰化等）",
    ("nationality_loss", "foreign"): "職権記載（国籍喪失）",
    ("nationality_loss", "japanese"): "職権消除（国籍喪失）",
}
_EVENTS = (*_REASONS, *dict.fromkeys(event for event, _ in _NATIONALITY))
_MOVES_IN = ("move_in_domestic", "move_in_overseas")
_AWAITED = {"move_out_domestic": (True, True), "ex_officio": (True, False)}


@rule(
    "event-reason",
    events=read.many(read.code(*_EVENTS)),
    register=read.code("japanese", "foreign"),
)
def event_reason(events, register):
    if not events:
        raise BadInput("events", "at least one event is expected", "E0001")
    leading = next((event for event in events if event in _MOVES_IN), events[0])
    return {"reason": _REASONS.get(leading) or _NATIONALITY[leading, register]}


@rule(
    "move-in-notice-missing",
    erasure_kind=read.code("move_out_domestic", "ex_officio", "move_out_overseas", "death"),
    planned_on=read.day,
    notice_received=read.flag,
    as_of=read.day,
    wait_days=read.count,
)
def move_in_notice_missing(erasure_kind, planned_on, notice_received, as_of, wait_days):
    overdue = not notice_received and as_of > days_later(planned_on, wait_days)
    listed, asked = _AWAITED.get(erasure_kind, (False, False))
    return {"in_list": overdue and listed, "inquiry_letter": overdue and asked}
