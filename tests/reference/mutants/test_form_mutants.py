"""Every form has a faulty variant; its fault shows in the files it is meant for, and only there."""

from __future__ import annotations

import base64
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from conformance.catalog.load import domains, load
from conformance.forms import csv_data
from conformance.forms.judge import judge_xml
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.print_data import copy_of
from conformance.forms.printing import normal
from conformance.population.item_values import ValueMaker
from conformance.reference.behaviour import CORRECT
from conformance.reference.mutants import all_mutants, form_mutants, mutant
from conformance.reference.mutants.faults.page import PageLeaks
from conformance.reference.mutants.forms import __main__ as writer
from conformance.reference.mutants.forms import assigned, kinds
from conformance.reference.mutants.forms.suited import assign, suits
from conformance.reference.paper.files import PrintedCopy, as_file

sys.path.insert(0, str(Path(__file__).parents[2] / "forms"))

from lawful_forms import DAY

if TYPE_CHECKING:
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form
    from conformance.reference.behaviour import Behaviour
    from conformance.surfaces.issued import FileFormat

HERE = Path(writer.__file__).parents[1]
PAGES = sorted(name for name in kinds() if name.startswith("page-"))
DATA = sorted(set(kinds()) - set(PAGES))


def made(spec: Specification, form: Form, *, protected: bool) -> PrintedCopy:
    """A copy with its required items; of a protected person the copy for a third party."""
    maker = ValueMaker(1, f"print {form.key}", DAY, spec.codes)
    wanted = [item for item in form.items if item.required or item.locates]
    values = {item.key: maker.value(item, n) for n, item in enumerate(wanted)}
    if not protected:
        return PrintedCopy(values, "self", {})
    withheld = {item.key: values.pop(item.key) for item in wanted if item.locates}
    return PrintedCopy(values, "third_party", withheld)


def issued(
    spec: Specification, form: Form, way: FileFormat, fault: Behaviour, *, protected: bool = False
) -> bytes:
    copy = made(spec, form, protected=protected or isinstance(fault, PageLeaks))
    return base64.b64decode(str(as_file(spec, form, copy, way, fault)["content"]))


def faults_of_page(spec: Specification, form: Form, fault: Behaviour) -> set[str]:
    copy = made(spec, form, protected=isinstance(fault, PageLeaks))
    withheld = [one.text for one in copy_of(form, copy.withheld).items]
    content = issued(spec, form, "pdf", fault)
    right = copy_of(form, copy.items, copy.addressee)
    return {one.code for one in judge_pdf(spec, form, content, right, withheld=withheld)}


@cache
def words(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return normal("".join(page.get_textpage().get_text_range() for page in pages))


def test_every_form_of_the_catalogue_has_a_variant_and_the_file_is_current() -> None:
    path = Path(writer.__file__).with_name("assigned.yaml")
    assert path.read_text(encoding="utf-8") == writer.text(), writer.__doc__


def test_a_form_keeps_its_kind_and_a_new_one_gets_the_least_used() -> None:
    spec = load("seal_registration")
    first, *others = spec.forms
    before = {spec.domain: {key: assigned()[spec.domain][key] for key in others}}
    found = assign([spec], before)[spec.domain]
    assert {key: found[key] for key in others} == before[spec.domain]
    assert found[first] not in before[spec.domain].values()
    assert suits(found[first], spec, spec.forms[first])


UNSETTLED = {"page-barcode-off"}
"""What a barcode says no register settles: today no form's own cases can tell that it is wrong."""


def test_every_kind_is_used_and_shows_on_its_forms() -> None:
    used = {name for forms in assigned().values() for name in forms.values()}
    assert used == set(kinds()) - UNSETTLED
    for domain, forms in assigned().items():
        spec = load(domain)
        assert [f for f, name in forms.items() if not suits(name, spec, spec.forms[f])] == []


def test_keys_name_domain_form_and_kind_and_clash_with_no_other() -> None:
    assert mutant("child-allowance-certification-notice-item-missing").requirement == (
        "child_allowance/form/certification-notice"
    )
    forms = sum(len(forms) for forms in assigned().values())
    others = [one for one in all_mutants().values() if one.key not in form_mutants()]
    assert len(form_mutants()) == forms
    assert len(all_mutants()) == forms + len(others)
    written = (path.read_text(encoding="utf-8") for path in HERE.glob("*.yaml"))
    assert not [key for text in written for key in form_mutants() if f"key: {key}\n" in text]


@pytest.mark.parametrize("domain", domains())
def test_a_fault_of_print_data_is_found_in_them_and_pages_stay(domain: str) -> None:
    spec = load(domain)
    for key, name in assigned().get(domain, {}).items():
        if name in DATA:
            form, fault = spec.forms[key], kinds()[name].fault
            right, wrong = (issued(spec, form, "xml", one) for one in (CORRECT, fault))
            data, faults = judge_xml(spec, form, wrong)
            if kinds()[name].found_as:
                assert kinds()[name].found_as in {one.code for one in faults}, (key, name)
            else:  # lawful in itself: only the values are those of another
                assert faults == ()
                assert list(data.copies) != list(judge_xml(spec, form, right)[0].copies)


@pytest.mark.parametrize("domain", domains())
def test_a_fault_of_pages_changes_them_and_print_data_stay(domain: str) -> None:
    spec = load(domain)
    for key, name in assigned().get(domain, {}).items():
        if name in PAGES:
            form, fault = spec.forms[key], kinds()[name].fault
            at = {"protected": isinstance(fault, PageLeaks)}
            assert issued(spec, form, "xml", fault) == issued(spec, form, "xml", CORRECT, **at)
            assert issued(spec, form, "pdf", fault) != issued(spec, form, "pdf", CORRECT, **at)


@pytest.mark.parametrize("name", DATA)
def test_pages_are_right_where_only_print_data_are_at_fault(name: str) -> None:
    spec = load("child_allowance")
    form = next(f for f in spec.forms.values() if suits(name, spec, f))
    assert issued(spec, form, "pdf", kinds()[name].fault) == issued(spec, form, "pdf", CORRECT)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in UNSETTLED])
def test_a_fault_of_pages_is_found_by_its_code(name: str) -> None:
    domain, key = next(
        (domain, key)
        for domain in assigned()
        for key, one in assigned()[domain].items()
        if one == name
    )
    spec = load(domain)
    assert kinds()[name].found_as in faults_of_page(spec, spec.forms[key], kinds()[name].fault)


@pytest.mark.whole
@pytest.mark.parametrize("domain", domains())
def test_every_fault_of_pages_is_found_by_its_code(domain: str) -> None:
    spec = load(domain)
    for key, name in assigned().get(domain, {}).items():
        if name in PAGES:
            found = faults_of_page(spec, spec.forms[key], kinds()[name].fault)
            assert kinds()[name].found_as in found, (key, name)


NOTICE = ("child_allowance", "certification-notice")


def page_of(name: str, at: tuple[str, str] = NOTICE) -> pypdfium2.PdfDocument:
    spec = load(at[0])
    return pypdfium2.PdfDocument(issued(spec, spec.forms[at[1]], "pdf", kinds()[name].fault))


def shown(name: str) -> str:
    spec = load(NOTICE[0])
    return words(issued(spec, spec.forms[NOTICE[1]], "pdf", kinds()[name].fault))


def test_the_faults_of_pages_are_what_they_say() -> None:
    right = shown("page-font-not-embedded")  # the same words, another font
    assert "発行年月日" in right
    assert "発行年月日" not in shown("page-item-missing")
    assert "令和" in right
    western = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
    assert western.search(shown("page-western-date"))
    assert not western.search(right)
    assert "〓" in shown("page-character-lost")
    assert len(shown("page-value-cut")) < len(right)
    assert len(page_of("page-blank")) == len(page_of("page-shifted")) + 1
    assert [round(side / 72 * 25.4) for side in page_of("page-other-paper")[0].get_size()] == [
        182,
        257,
    ]


def test_a_hidden_item_is_in_the_text_and_nobody_sees_it() -> None:
    hidden, missing = page_of("page-item-hidden"), page_of("page-item-missing")
    assert len(shown("page-item-hidden")) > len(shown("page-item-missing"))
    pictures = [doc[0].render().to_pil().tobytes() for doc in (hidden, missing)]
    assert pictures[0] == pictures[1]


def test_leaks_are_where_they_say() -> None:
    spec = load(NOTICE[0])
    form = spec.forms[NOTICE[1]]
    place = "仮想県試験市"
    metadata = page_of("page-leaks-in-metadata")
    assert place in metadata.get_metadata_dict()["Subject"]
    assert place not in words(issued(spec, form, "pdf", kinds()["page-leaks-in-metadata"].fault))
    assert place in words(issued(spec, form, "pdf", kinds()["page-leaks-unseen"].fault))
    note = issued(spec, form, "pdf", kinds()["page-leaks-in-a-note"].fault)
    assert place not in words(note)
    assert b"/Annot" in note


def test_a_barcode_that_is_off_keeps_its_number_in_print() -> None:
    spec = load("light_vehicle_tax")
    form = spec.forms["payment-slip-light"]
    right = issued(spec, form, "pdf", CORRECT)
    wrong = issued(spec, form, "pdf", kinds()["page-barcode-off"].fault)
    assert words(right) == words(wrong)
    pictures = [pypdfium2.PdfDocument(one)[0].render().to_pil().tobytes() for one in (right, wrong)]
    assert pictures[0] != pictures[1]


def test_print_data_in_another_encoding_are_not_read_as_csv() -> None:
    spec = load(NOTICE[0])
    content = issued(spec, spec.forms[NOTICE[1]], "csv", kinds()["misencoded"].fault)
    assert [fault.code for fault in csv_data.read_csv(content).faults] == ["F-PRINT-CSV"]
