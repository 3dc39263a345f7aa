"""What 500 residents are issued, read back from print data and pages: the same values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from conformance.catalog.load import load
from conformance.forms import csv_data
from conformance.forms.judge import judge_copies, judge_xml
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.print_data import copy_of
from conformance.forms.printing import normal, printed
from conformance.forms.xml_data import write_xml
from conformance.population import seeds
from conformance.population.item_values import ValueMaker
from conformance.reference.paper.compose import compose
from conformance.reference.paper.draw import pdf

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.forms.print_data import Copy

SPEC = load("resident_register")
FORM = SPEC.forms["resident-copy"]
DAY = date(2026, 4, 1)
PEOPLE = 500
NAMES = (
    "葛\U000e0102城　蓮",  # a variation sequence
    "渡邉　陽葵",
    "𠮷野　樹",  # a character beyond the basic plane
    "ＭＡＲＩＡ　ＦＥＲＮＡＮＤＡ　ＤＡ　ＳＩＬＶＡ　ＳＡＮＴＯＳ　ＰＥＲＥＩＲＡ",
    "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処　長助",
    "佐藤　花子",
)
ADDRESSES = (
    "仮想県試験市桜町一丁目２番３－４０５号",
    "仮想県試験市大字桜ヶ丘字上ノ原１２３４５番地の６７８９　"
    + "グランドメゾン桜ヶ丘壱番館" * 6
    + "１２０３号室",
    "仮想県試験市葛\U000e0102葉町９８番地",
)
BIRTHS = ("1950-00-00", "1944-02-00", "0000-00-00", "1926-12-25", "2024-02-29", "1989-01-07")


def resident(number: int) -> Copy:
    maker = ValueMaker(number, "resident", DAY, SPEC.codes)
    values: dict[str, Json] = {item.key: maker.value(item, n) for n, item in enumerate(FORM.items)}
    born = (DAY - timedelta(days=seeds.number(number, "born") % 36_500)).isoformat()
    values |= {
        "name": NAMES[number % len(NAMES)],
        "address": ADDRESSES[number % len(ADDRESSES)],
        "birth_date": BIRTHS[number // 3 % len(BIRTHS)] if number % 3 == 0 else born,
    }
    return copy_of(FORM, values)


def test_the_people_are_as_odd_as_people_are() -> None:
    copies = [resident(n).values for n in range(PEOPLE)]
    assert {copy["name"] for copy in copies} == set(NAMES)
    assert {copy["birth_date"] for copy in copies} >= set(BIRTHS)
    assert max(len(copy["address"]) for copy in copies) > 100


def test_print_data_of_all_are_read_back_as_they_were_issued() -> None:
    copies = [resident(n) for n in range(PEOPLE)]
    data, faults = judge_xml(SPEC, FORM, write_xml(SPEC, FORM, copies))
    assert [one.line() for one in faults] == []
    assert list(data.copies) == copies
    table = csv_data.read_csv(csv_data.write_csv(FORM, copies))
    assert list(table.copies) == copies
    assert judge_copies(SPEC, FORM, table) == ()


def on_paper(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return normal("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


@pytest.mark.parametrize("number", range(12))
def test_pages_hold_every_value_of_a_resident(number: int) -> None:
    _holds(number)


@pytest.mark.whole
def test_pages_of_all_hold_every_value() -> None:
    for number in range(PEOPLE):
        _holds(number)


def _holds(number: int) -> None:
    copy = resident(number)
    content = pdf(compose(SPEC, FORM, [copy]))
    assert [one.line() for one in judge_pdf(SPEC, FORM, content, copy)] == []
    text = on_paper(content)
    wording = printed(FORM.items[5], copy.values["birth_date"], SPEC.codes)
    assert normal(wording) in text
