"""The pages for editors: nothing is left out, every link leads somewhere, both ways are there."""

from __future__ import annotations

import json
import posixpath
import re
import runpy
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from conformance.catalog.ledger import read_ledger
from conformance.catalog.load import load
from conformance.cli.main import main
from conformance.editors.counts import coverage, documents, provisions
from conformance.editors.entries import entries_of
from conformance.editors.faults import sown_faults
from conformance.editors.site import site_of
from conformance.planning.generate import requirements
from conformance.planning.manifest import manifest_of
from conformance.reference.mutants import all_mutants, form_mutants

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "own_domain" / "catalogue"
SPECS = {name: load(name) for name in ("seal_registration", "common_functions")}
SITE = site_of(tuple(SPECS.values()))
HREF = re.compile(r'href="([^"]+)"')
ID = re.compile(r'id="([^"]+)"')


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    anchors = {path: set(map(unescape, ID.findall(text))) for path, text in SITE.items()}
    for path, text in SITE.items():
        for link in map(unescape, HREF.findall(text)):
            target, place = urldefrag(link)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target or path))
            there = path if not target else there
            assert there in SITE, (path, link)
            assert not place or place in anchors[there], (path, link)


@pytest.mark.parametrize("domain", SPECS)
def test_every_requirement_case_and_fault_is_shown(domain: str) -> None:
    spec = SPECS[domain]
    entries = entries_of(spec)
    assert [one.id for one in entries] == [one.id for one in requirements(spec)]
    listed = {case.id for one in manifest_of(spec).requirements for case in one.cases}
    assert {case.id for one in entries for case in one.cases} == listed
    for entry in entries:
        page = unescape(SITE[f"en/{domain}/{entry.kind}.html"])
        section = page.partition(f'<section id="{entry.key}">')[2].partition("</section>")[0]
        shown = (entry.id, entry.place, *(fault.key for fault in entry.faults))
        assert [fact for fact in shown if fact not in section] == []
        assert section.count("<li><code>") == len(entry.cases) + len(entry.faults)


def test_the_faults_are_those_that_the_sample_package_has() -> None:
    every = {**all_mutants(), **form_mutants()}
    wanted = Counter((one.requirement, key) for key, one in every.items())
    shown = Counter((name, fault.key) for name, faults in sown_faults().items() for fault in faults)
    assert shown == wanted


def test_an_article_leads_to_its_rules_and_a_rule_to_what_was_read() -> None:
    spec = SPECS["seal_registration"]
    named = {entry.key for one in provisions(spec) for entry in one.entries}
    assert {key for key, rule in spec.rules.items() if rule.law_references} <= named
    for entry in entries_of(spec):
        was_read = entry.kind == "rule" and entry.key in read_ledger(spec)
        assert bool(entry.read) <= was_read


def test_what_a_function_is_built_on_names_the_function() -> None:
    entries = {(one.kind, one.key): one for one in entries_of(SPECS["seal_registration"])}
    group = entries["record", "seal_registrations"]
    assert ("seal_registration", "functions", "manage-seal-record") in group.used_by
    made = entries["function", "manage-seal-record"]
    assert ("seal_registration", "records", "seal_registrations") in made.built_on


def test_every_cell_that_an_entry_cites_is_in_the_ledger() -> None:
    spec = SPECS["common_functions"]
    items = [item for group in spec.records.values() for item in group.items if item.official]
    cells = [cell for one in documents(spec) for cell in one.cells]
    assert len(cells) >= len(items) > 20
    assert sum(one.remembered for one in documents(spec)) > 500
    page = SITE["ja/common_functions/index.html"]
    for cell in cells:
        assert cell.states in page


def test_the_counts_are_those_of_the_entries() -> None:
    for one in coverage(SPECS["seal_registration"]):
        assert one.requirements == one.tried + one.stated + one.bare


def test_text_of_the_catalogue_cannot_become_markup() -> None:
    assert not re.search(r"<script|javascript:", "".join(SITE.values()))


def test_the_command_writes_a_domain_of_a_groups_own(tmp_path: Path) -> None:
    line = ["catalog", "page", "dog_registration", "--out", str(tmp_path / "site")]
    assert main([*line, "--catalogue", str(OWN)]) == 0
    page = (tmp_path / "site" / "ja" / "dog_registration" / "function.html").read_text("utf-8")
    assert "犬の登録" in page
    assert "rejects-missing-breed" in page


def test_the_ledger_of_an_import_is_shown_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make = runpy.run_path(str(ROOT / "tests" / "catalog" / "data" / "full_set.py"))
    spec = load("seal_registration")
    books = make["full_set"](tmp_path / "books", spec, "agency")
    report = tmp_path / "report.json"
    imported = ["catalog", "import", str(books.items), "--into", spec.domain]
    more = ["--spec-version", spec.version, "--document-version", "2025-04-01掲載", "--dry-run"]
    main([*imported, *more, "--confirm", "all", "--json", str(report)])
    site = tmp_path / "site"
    line = ["catalog", "page", spec.domain, "--out", str(site), "--ledger", str(report)]
    assert main(line) == 0
    page = unescape((site / "en" / spec.domain / "index.html").read_text("utf-8"))
    told = json.loads(report.read_bytes())
    cells = told["cells"]
    assert cells["filled"] == sum(cells[n] for n in ("stored", "read", "ignored", "unread"))
    assert f"filled cells {cells['filled']} = stored {cells['stored']}" in page
    for cell in told["unread"]:
        assert f"{cell['sheet']}!{cell['cell']}" in page
    capsys.readouterr()
    report.write_text("{}", encoding="utf-8")
    assert main(line) == 2
    assert capsys.readouterr().err.startswith("USE188")
    assert main([*line[:2], *line[3:]]) == 2
    assert capsys.readouterr().err.startswith("USE187")
