"""証明書."""

from own_rest.rules import read
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.juki.moves import erased_on
from own_rest.rules.parameters import figures

_NUMBERS = frozenset({"my_number", "resident_code"})
_OPTIONAL = {
    "japanese": ("head_and_relationship", "honseki_and_head", "my_number", "resident_code"),
    "foreign": (
        "head_and_relationship",
        "my_number",
        "resident_code",
        "nationality",
        "article_30_45_category",
        "residence_status_and_period",
        "card_number",
        "alias_history",
    ),
}
_WIDE_AREA = ("head_and_relationship", "my_number", "resident_code")
_WIDE_AREA_FOREIGN = (
    *_WIDE_AREA,
    "nationality",
    "article_30_45_category",
    "residence_status_and_period",
    "card_number",
)


@rule(
    "certificate-optional-items",
    resident_type=read.code("japanese", "foreign"),
    requester=read.code("self_household", "third_party", "public_body"),
    requested=read.many(read.text),
    default_print=read.many(read.text),
)
def certificate_optional_items(resident_type, requester, requested, default_print):
    own = requester == "self_household"
    left_in = set(default_print) & set(_OPTIONAL[resident_type]) - _NUMBERS
    if requester == "public_body" and left_in - set(requested):
        raise OutOfScope("第12条の2第4項 leaves it to the municipality")
    wanted = set(requested) | (set(default_print) - _NUMBERS if own else set())
    refused = set() if own else _NUMBERS & wanted
    items = _OPTIONAL[resident_type]
    return {
        "printed": [item for item in items if item in wanted - refused],
        "refused": [item for item in items if item in refused],
    }


@rule(
    "certificate-around-move-out",
    issued_on=read.day,
    planned_on=read.optional(read.day),
    notified_move_in_on=read.optional(read.day),
)
def certificate_around_move_out(issued_on, planned_on, notified_move_in_on):
    gone = planned_on is not None and issued_on >= erased_on(planned_on, notified_move_in_on)
    return {"record": "removed" if gone else "live", "move_out_entries": gone}


@rule(
    "issue-number-format",
    issued_on=read.day,
    municipality=read.text,
    terminal=read.text,
    printer=read.text,
    first_seq=read.count,
    copies=read.positive,
    pages=read.positive,
)
def issue_number_format(*, issued_on, municipality, terminal, printer, first_seq, copies, pages):
    head = f"{issued_on:%Y%m%d} {municipality} {terminal} {printer}"
    return {
        "issue_numbers": [
            f"{head} {first_seq + copy:03d} {page}/{pages}"
            for copy in range(copies)
            for page in range(1, pages + 1)
        ]
    }


_OFFICER = {"title": read.text, "name": read.text}


@rule(
    "authenticator-by-date",
    issued_on=read.day,
    mayor=read.nested(**_OFFICER),
    deputies=read.many(
        read.nested(**_OFFICER, **{"from": read.day, "to": read.optional(read.day)})
    ),
)
def authenticator_by_date(issued_on, mayor, deputies):
    acting = [d for d in deputies if d["from"] <= issued_on <= (d["to"] or issued_on)]
    signer = acting[0] if acting else mayor
    if not signer["name"]:
        raise BadInput("name", "a certificate names who signs it", "E0001")
    return {"title": signer["title"], "name": signer["name"]}


@rule(
    "furigana-on-certificate",
    resident_type=read.code("japanese", "foreign"),
    issued_on=read.day,
    koseki_surname_kana=read.optional(read.text),
    koseki_given_kana=read.optional(read.text),
    provisional_kana=read.optional(read.text),
)
def furigana_on_certificate(
    resident_type, issued_on, koseki_surname_kana, koseki_given_kana, provisional_kana
):
    del provisional_kana  # the office's own reading is never printed
    figures("furigana", issued_on)
    if resident_type == "foreign":
        return {"judged": False, "surname": None, "given": None}
    return {"judged": True, "surname": koseki_surname_kana, "given": koseki_given_kana}


@rule(
    "wide-area-copy",
    requester=read.code("self", "same_household", "agent", "third_party", "public_body"),
    photo_id=read.flag,
    record=read.code("live", "removed"),
    requested=read.many(read.text),
    resident_type=read.optional(read.code("japanese", "foreign"), "japanese"),
)
def wide_area_copy(requester, photo_id, record, requested, resident_type):
    acceptable = requester in {"self", "same_household"} and photo_id and record == "live"
    offered = _WIDE_AREA_FOREIGN if resident_type == "foreign" else _WIDE_AREA
    printed = [item for item in offered if acceptable and item in requested]
    return {"acceptable": acceptable, "printed": printed}
