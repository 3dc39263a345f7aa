"""Facts for rules about texts and households, where the worked examples alone vary too little."""

from hypothesis import strategies as st

_DAYS = st.dates().filter(lambda day: day.year > 1899).map(str)
_NEAR = st.sampled_from(["2024-02-29", "2024-03-01", "2025-04-01", "2025-04-02"])
_DAY = _NEAR | _DAYS


def _digits(low: int, high: int):
    return st.text("0123456789", min_size=low, max_size=high)


def _some(*values: str):
    return st.lists(st.sampled_from(values), unique=True)


_ITEMS = ("birth_date", "resident_since", "address_since", "foreign_resident_since", "filed_on")
_ITEM = st.sampled_from((*_ITEMS, "event_date", "old_registration_date", "residence_expires_on"))
_REASON = st.sampled_from([None, "birth", "death", "disappearance", "move_in", "move_within"])

calendar_date_check = st.fixed_dictionaries(
    {
        "item": _ITEM,
        "value": st.builds(
            "{:04}-{:02}-{:02}".format,
            st.integers(1873, 2100),
            st.integers(0, 13),
            st.integers(0, 32),
        ),
        "event_reason": _REASON,
    }
)

_ERA = st.sampled_from(["明治", "大正", "昭和", "平成", "令和"])
_PART = st.one_of(
    st.builds("{}{}年".format, _ERA, st.sampled_from(["元", "1", "5", "１２", "63", "20"])),
    st.builds("{}月".format, st.sampled_from(["1", "3", "12", "１０"])),
    st.builds("{}日".format, st.sampled_from(["1", "9", "31", "２０"])),
)
_JOINT = ("頃", "推定", "春", "夏", "上旬", "中旬頃", "不詳", " 不詳", "日不詳", "月日不詳")
_JOINT += ("から", "までの間", "頃までの間", "頃から", "くらい", "")
FORMS = (
    *("{0}{1}頃", "{0}頃", "{0}{1}{2}頃", "推定{0}{1}{2}", "推定{0}{1}", "{0}春", "{0}{1}上旬"),
    *(
        "{0}{1}中旬頃",
        "年月日不詳",
        "{0}月日不詳",
        "{0}{1}日 不詳",
        "{0}{1}{2}から{1}{2}頃までの間",
    ),
    *(
        "{0}{1}推定{2}から{2}までの間",
        "{0}{1}{2}頃から{2}頃までの間",
        "{0}{1}下旬",
        "{0}秋",
        "{1}頃",
    ),
    *("{0}{1}{2}から{2}までの間", "{0}{1}{2}頃から{1}{2}頃までの間", "推定{0}", "{0}{1}中旬"),
)
_YEAR = st.builds("{}{}年".format, _ERA, st.sampled_from(["元", "1", "5", "１２", "63", "20"]))
_MONTH = st.builds("{}月".format, st.sampled_from(["1", "3", "12", "１０"]))
_DATE = st.builds("{}日".format, st.sampled_from(["1", "9", "31", "２０"]))

unknown_date_expression = st.fixed_dictionaries(
    {
        "item": st.just("birth_date") | _ITEM,
        "event_reason": _REASON,
        "expression": st.builds(str.format, st.sampled_from(FORMS), _YEAR, _MONTH, _DATE)
        | st.lists(_PART | st.sampled_from(_JOINT), min_size=1, max_size=5).map("".join),
        "old_registration_recorded": st.booleans(),
    }
)

era_to_western = st.fixed_dictionaries(
    {
        "era": _ERA,
        "year": st.integers(1, 65),
        "month": st.integers(1, 12),
        "day": st.integers(1, 31),
    }
)

date_display_calendar = st.fixed_dictionaries(
    {
        "resident_type": st.sampled_from(["japanese", "foreign"]),
        "item": _ITEM,
        "date": _DAYS
        | st.sampled_from(["1912-07-29", "1912-07-30", "1926-12-25", "1989-01-07", "2019-05-01"]),
        "recorded_era": st.none() | _ERA,
    }
)

atena_number_check_digit = st.fixed_dictionaries(
    {"serial": _digits(1, 14), "remainder_one": st.sampled_from(["zero", "skip"])}
)
my_number_check_digit = st.fixed_dictionaries({"base11": _digits(11, 11)})
municipality_code_check_digit = st.fixed_dictionaries({"code5": _digits(5, 5)})

_BASIC = ("夫", "妻", "夫（未届）", "妻（未届）", "子", "子（子の夫）", "父", "母", "兄", "妹")
relationship_notation = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["head", "cohabitant", "acquaintance", "relative", "relative"]),
        "elements": st.lists(st.sampled_from((*_BASIC, "世帯主", "孫")), max_size=6),
        "foreign_without_proof": st.booleans(),
    }
)

_KIN = (*_BASIC, "父の母", "妻の父", "夫の妹", "妻の母の父", "縁故者", "同居人")


@st.composite
def _household(draw) -> dict:
    """A household as it may live: one head, families of the head's children, later members."""
    relations = ["世帯主", *draw(st.lists(st.sampled_from(_KIN), max_size=5))]
    children = [str(n) for n, relation in enumerate(relations, 1) if relation == "子"]
    family = st.sampled_from(["子の妻", "子の夫", "子の子"]) if children else st.nothing()
    relatives = draw(st.lists(family, max_size=4)) if children else []
    turns = draw(st.permutations(range(1, 20)))
    members = []
    for number, relation in enumerate(relations + relatives, 1):
        member = {"atena": str(number), "relation": relation, "birth_date": draw(_NEAR)}
        if number > len(relations):
            member["family_of"] = draw(st.sampled_from(children))
        if number > 1 and str(number) not in children and draw(st.integers(0, 4)) == 0:
            member["joined_seq"] = turns[number]
        member["hittosha"] = draw(st.booleans())
        members.append(member)
    return {"members": draw(st.permutations(members))}


household_member_order = _household()

_KANA = "アウエオカガコゴシジチヂツヅスズタダッァィゥェォャュョヴハバパホボワヲロー "
_NAME = st.text(_KANA, min_size=1, max_size=6).filter(str.strip)


@st.composite
def _search(draw) -> dict:
    heard, written = draw(st.sampled_from(["ヂジ", "ヂチ", "ヅツ", "ウオ", "ワハ", "ッツ"]))
    blank = draw(st.sampled_from([" ", "\u3000"]))
    stored = draw(_NAME) + blank + draw(_NAME) + draw(st.sampled_from(["", heard]))
    alike = stored.replace(heard, written)
    query = draw(st.sampled_from([stored, alike, alike[:3], stored[2:]]) | _NAME)
    return {
        "query": query if query.strip() else "ア",
        "stored": stored,
        "mode": draw(st.sampled_from(["exact", "partial"])),
        "target": draw(st.sampled_from(["full", "given"])),
    }


kana_fuzzy_search = _search()

_OFFICER = {"title": st.just("見本市長"), "name": st.sampled_from(["見本 太郎", "代理 花子"])}
authenticator_by_date = st.fixed_dictionaries(
    {
        "issued_on": _NEAR,
        "mayor": st.fixed_dictionaries(_OFFICER),
        "deputies": st.lists(
            st.fixed_dictionaries({**_OFFICER, "from": _NEAR, "to": st.none() | _NEAR}),
            max_size=1,
        ),
    }
)

_HISTORY = st.lists(
    st.fixed_dictionaries(
        {
            "event": st.sampled_from(["move_in", "birth", "move_within", "move_out", "death"]),
            "address": st.sampled_from(["松町1番地", "松町8番地"]),
            "status": st.sampled_from(["resident", "removed"]),
        }
    ),
    min_size=1,
    max_size=4,
)


def _numbered(rows: list[dict]) -> dict:
    history = [{"no": number, **row} for number, row in enumerate(rows, 1)]
    return {"history": history, "cancel_no": len(rows)}


event_cancellation = _HISTORY.map(_numbered)

head_absence = st.permutations(["0001", "0002", "0003", "0004"]).flatmap(
    lambda members: st.fixed_dictionaries(
        {
            "members_in_order": st.just(members),
            "head": st.sampled_from(members),
            "leaving": _some(*members),
        }
    )
)

certificate_optional_items = st.fixed_dictionaries(
    {
        "resident_type": st.sampled_from(["japanese", "foreign"]),
        "requester": st.sampled_from(["self_household", "third_party", "public_body"]),
        "requested": _some("my_number", "resident_code", "honseki_and_head", "card_number"),
        "default_print": _some("my_number", "head_and_relationship", "nationality"),
    }
)

WIDER = {
    name.replace("_", "-"): strategy
    for name, strategy in list(globals().items())
    if isinstance(strategy, st.SearchStrategy) and not name.startswith("_")
}
"""Strategies by the key of the rule they feed."""
