"""異動の取消し."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_KINDS = {
    "move_out": "increase",
    "death": "increase",
    "ex_officio_erasure": "increase",
    "move_in": "decrease",
    "birth": "decrease",
    "ex_officio_entry": "decrease",
}


@rule(
    "event-cancellation",
    history=read.many(
        read.nested(no=read.number, event=read.text, address=read.text, status=read.text)
    ),
    cancel_no=read.number,
)
def event_cancellation(history, cancel_no):
    rows = sorted(history, key=lambda entry: entry["no"])
    if not rows or rows[-1]["no"] != cancel_no:
        raise OutOfScope("only the latest event is cancelled")
    if len({entry["no"] for entry in rows}) != len(rows):
        raise OutOfScope("a history number stands once")
    kind = _KINDS.get(rows[-1]["event"], "correction")
    return {
        "new_no": cancel_no + 1,
        "kind": kind,
        **_values(kind, rows),
        "row_count": len(rows) + 1,
    }


def _values(kind, rows):
    if kind == "decrease":
        return {"address": rows[-1]["address"], "status": "removed"}
    if len(rows) == 1:
        raise OutOfScope("there is no row before the cancelled one")
    return {"address": rows[-2]["address"], "status": rows[-2]["status"]}
