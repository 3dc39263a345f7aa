"""続柄の表記と世帯主の異動."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_WORDS = {"head": "世帯主", "cohabitant": "同居人", "acquaintance": "縁故者"}
_BASIC = {"夫", "妻", "夫（未届）", "妻（未届）", "子", "子（子の夫）", "子（子の妻）"}
_BASIC |= {"父", "母", "兄", "姉", "弟", "妹"}
_TOO_FAR = 5


@rule(
    "relationship-notation",
    kind=read.code("head", "cohabitant", "acquaintance", "relative"),
    elements=read.many(read.text),
    foreign_without_proof=read.flag,
)
def relationship_notation(kind, elements, foreign_without_proof):
    if kind in _WORDS:
        return {"valid": True, "notation": _WORDS[kind]}
    if not elements or not set(elements) <= _BASIC:
        return {"valid": False, "notation": None}
    vague = foreign_without_proof or len(elements) >= _TOO_FAR
    return {"valid": True, "notation": _WORDS["acquaintance"] if vague else "の".join(elements)}


@rule(
    "head-absence",
    members_in_order=read.many(read.digits()),
    head=read.digits(),
    leaving=read.many(read.digits()),
)
def head_absence(members_in_order, head, leaving):
    if not {head, *leaving} <= set(members_in_order):
        raise OutOfScope("the head and who leaves are members")
    staying = [member for member in members_in_order if member not in leaving]
    if head not in leaving:
        return _answer("none")
    match staying:
        case []:
            return _answer("household_ends")
        case [last]:
            return _answer("set_head_ex_officio", last, last)
        case [first, *_]:
            return _answer("alert_change_head_first", None, first)


def _answer(action, new_head=None, notice_to=None):
    return {"action": action, "new_head": new_head, "notice_to": notice_to}
