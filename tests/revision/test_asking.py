"""What a case asks: the same on the same side, whatever the catalogue's words are."""

from dataclasses import replace

from conformance.catalog.changes.compare import compare
from conformance.catalog.changes.sides import CatalogueSide
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory
from conformance.revision.asking import Asking

DOMAIN = "seal_registration"
SPEC = load(DOMAIN)


def asking(spec=SPEC):
    side = CatalogueSide(catalog_directory(), DOMAIN, SPEC.version)
    side._found[DOMAIN] = spec
    return Asking(side)


def one_of_every_check(found):
    kept = {}
    for case in found.cases(DOMAIN).values():
        kept.setdefault(case.check, case)
    return kept.values()


def worded(entry):
    """The entry with every text that is for people alone said otherwise."""
    fields = ("title_ja", "title_en", "summary", "source", "note", "official_section")
    said = {name: "別" for name in fields if getattr(entry, name, None) is not None}
    return entry.model_copy(update=said)


def test_a_case_asks_the_same_twice_and_what_is_called_text_is_not_asked():
    parts = ("functions", "events", "forms", "rules", "invariants")
    other = replace(SPEC, **{p: {k: worded(e) for k, e in getattr(SPEC, p).items()} for p in parts})
    assert {change.severity for change in compare(SPEC, other)} == {"text"}

    one, two = asking(), asking(other)
    heard = {case.id: one.heard(case) for case in one_of_every_check(one)}
    again = {case.id: two.heard(case) for case in one_of_every_check(two)}

    assert heard == again
    assert sum(found is not None for found in heard.values()) > 20


def test_a_case_that_draws_and_one_that_reads_files_tell_nothing_this_way():
    found = asking()
    unheard = {case.check for case in one_of_every_check(found) if found.heard(case) is None}
    assert {"files/item", "rule/generated-facts"} <= unheard


def test_drawn_pages_are_asked_as_the_same_copy_in_xml():
    found = asking()
    cases = found.cases(DOMAIN)
    page = next(case for name, case in cases.items() if name.endswith("/pdf-as-issued"))
    heard = found.heard(page)
    assert heard == found.heard(cases[page.id.replace("/pdf-", "/xml-")])
    assert '"xml"' in "".join(one.body for one in heard.exchanges)


def test_a_sound_package_of_one_side_may_serve_for_the_other():
    form = next(f for f in SPEC.functions.values() if f.operation.kind == "create")
    case = f"{DOMAIN}/function/{form.key}/stores-what-was-sent"
    one, two = asking(), asking()
    heard = one.heard(one.cases(DOMAIN)[case])
    assert two.answers_alike(heard)
    refused = [replace(heard.exchanges[-1], status=422)]
    assert not two.answers_alike(replace(heard, exchanges=(*heard.exchanges[:-1], *refused)))
