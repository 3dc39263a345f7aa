"""A child, a parent and their household, as a register and an allowance know them: all lawful."""

from __future__ import annotations

from datetime import date

DAY = date(2025, 10, 1)
HOUSE, PARENT, CHILD = "900000000000010", "100000000000011", "100000000000012"
ADDRESS = "仮想県試験市桜町１番地"
HEAD = {
    "atena_number": PARENT,
    "history_no": 1,
    "household_number": HOUSE,
    "resident_type": "1",
    "resident_status": "1",
    "name": "佐藤　花子",
    "surname": "佐藤",
    "given_name": "花子",
    "name_kana": "サトウ　ハナコ",
    "birth_date": "1985-06-15",
    "sex": "2",
    "address": ADDRESS,
    "resident_since": "2015-04-01",
    "address_since": "2016-05-01",
    "filed_on": "2016-05-10",
    "event_date": "2016-05-01",
    "honseki": ADDRESS,
    "head_of_koseki": "佐藤　花子",
    "event_reason": "31",
    "processed_on": "2016-05-10",
    "latest_flag": True,
}
MINOR = {
    **HEAD,
    "atena_number": CHILD,
    "name": "佐藤　湊",
    "given_name": "湊",
    "name_kana": "サトウ　ミナト",
    "birth_date": "2017-02-03",
    "sex": "1",
    "resident_since": "2017-02-03",
    "address_since": "2017-02-03",
    "filed_on": "2017-02-10",
    "event_date": "2017-02-03",
    "event_reason": "13",
    "processed_on": "2017-02-10",
}
HOME = {"household_number": HOUSE, "head_atena_number": PARENT, "address": ADDRESS}
OWED = {
    "payee_atena": PARENT,
    "child_atena": CHILD,
    "name": "佐藤　湊",
    "birth_date": "2017-02-03",
}
