"""The register: the same bundles the same bytes, hostile names harmless, no person."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser

import jsonschema
import pytest
from lxml import etree

from conformance.cli.schemas import schema_of
from conformance.register.entries import entry_of, register_of
from conformance.register.site import site_of
from conformance.register.tables import newest
from conformance.results import model as m
from conformance.values.words import Bilingual

ATOM = "{http://www.w3.org/2005/Atom}"
EMPTY = {"meta", "link", "img", "input"}


class Read(HTMLParser):
    """What a page holds: tags, ids and links; that each tag is closed where it should be."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.ids, self.open = [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.ids.add(found.get("id"))
        assert not any(name.startswith("on") or name == "style" for name in found)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def register(verified):
    return register_of(map(entry_of, verified))


@pytest.fixture(scope="module")
def site(register):
    return site_of(register, "https://register.example/")


@pytest.fixture(scope="module")
def pages(site):
    return {path: Read(one.decode()) for path, one in site.items() if path.endswith(".html")}


def test_the_day_of_a_signature_is_that_in_japan(register) -> None:
    late = register.entries[0].model_copy(update={"signed_at": "2031-05-31T18:40:57Z"})
    site = site_of(register_of([late]))
    texts = {path: one.decode() for path, one in site.items() if path.endswith(".html")}
    assert "2031-06-01 03:40 JST" in texts[f"ja/product/{late.slug}.html"]
    for path, text in texts.items():
        assert "2031-05-31" not in text, path
    assert "2031-06-01" in texts["ja/index.html"]


def test_the_same_bundles_in_any_order_give_the_same_bytes(verified, site) -> None:
    twice = [*reversed(verified), verified[0]]
    assert site_of(register_of(map(entry_of, twice)), "https://register.example/") == site


def test_every_page_is_there_in_both_languages(pages) -> None:
    ja, en = ({p[3:] for p in pages if p.startswith(f"{lang}/")} for lang in ("ja", "en"))
    assert ja == en
    assert len(ja) == 1 + 2 + 1  # the index, two products, one domain


def test_pages_are_well_formed_and_hold_no_script_but_a_link_to_the_one(pages, site) -> None:
    for path, page in pages.items():
        assert page.open == [], path
        assert page.tags.count("script") == (0 if path == "index.html" else 1), path
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", site[path].decode(), re.DOTALL)
        assert set(scripts) <= {""}, path


def test_every_link_leads_somewhere(pages, site) -> None:
    for path, page in pages.items():
        for link in page.links:
            target, _, part = link.partition("#")
            place = [*path.split("/")[:-1], *target.split("/")] if target else path.split("/")
            while ".." in place:
                at = place.index("..")
                del place[at - 1 : at + 1]
            name = "/".join(place)
            assert name in site, (path, link)
            assert not part or part in pages[name].ids, (path, link)


def test_a_hostile_name_is_text_and_no_part_of_a_path(site) -> None:
    whole = b"".join(one for path, one in site.items() if path != "register.json")
    assert b"<script>alert" not in whole
    assert "\u202e".encode() not in whole
    assert b"\x07" not in whole
    assert b"&lt;script&gt;alert" in whole
    assert all(re.fullmatch(r"[a-z0-9_/]+(\.[a-z]+)+", path) for path in site)


def test_no_person_and_no_address_is_in_it(site) -> None:
    whole = b"".join(site.values()).decode()
    assert "適合　花子" not in whole
    assert "責任者" not in whole
    assert "127.0.0.1" not in whole


def test_feeds_are_atom(site, register) -> None:
    for lang in ("ja", "en"):
        feed = etree.fromstring(site[f"{lang}/feed.atom"])
        assert feed.tag == f"{ATOM}feed"
        ids = [one.text for one in feed.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids) == 1 + len(register.entries)
        assert feed.findtext(f"{ATOM}updated") == register.entries[0].signed_at
        for entry in feed.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}title")
            assert entry.find(f"{ATOM}link").get("href").startswith("https://register.example/")


def test_badges_are_svg_that_say_it_in_words(site, register) -> None:
    for one in register.entries:
        svg = etree.fromstring(site[f"badge/{one.release_slug}.en.svg"])
        title = svg.findtext("{http://www.w3.org/2000/svg}title")
        assert ("in part" in title) == bool(one.narrowed)
        green = b"#0b6130" in site[f"badge/{one.release_slug}.en.svg"]
        assert not (green and one.narrowed)


def test_the_data_follows_its_schema(site, register) -> None:
    data = json.loads(site["register.json"])
    jsonschema.validate(data, schema_of("register"))
    assert len(data["entries"]) == len(register.entries) == 3


def test_a_domain_of_which_cases_were_left_out_does_not_conform(register) -> None:
    part = next(one for one in register.entries if one.narrowed)
    (domain,) = part.domains
    assert part.standing == "incomplete"
    assert domain.standing == "incomplete"
    assert {one.standing for one in domain.requirements} == {"conformant"}
    assert part.limited


def test_where_the_cases_of_a_draft_are_not_known_nothing_conforms(verified, monkeypatch) -> None:
    monkeypatch.setattr("conformance.register.entries.known_cases", lambda _: None)
    part = next(one for one in register_of(map(entry_of, verified)).entries if one.narrowed)
    (domain,) = part.domains
    assert {one.standing for one in domain.requirements} == {"incomplete"}


def test_the_newest_of_each_product_is_on_the_index(register, site) -> None:
    assert len(newest(register.entries)) == 2
    assert "2.0" in site["en/index.html"].decode()


def test_what_is_not_delivered_has_a_word_of_its_own(verified) -> None:
    one = verified[0]
    cause = m.CauseModel(code="A-PART", text=Bilingual("無い", "none"), remedy=Bilingual("", ""))
    left, spared = one.result.cases[0].requirement, one.result.cases[-1].requirement
    assert left != spared
    changed = [
        case.model_copy(
            update={
                "verdict": "not_applicable",
                "cause": cause if case.requirement == left else None,
            }
        )
        if case.requirement in {left, spared}
        else case
        for case in one.result.cases
    ]
    result = one.result.model_copy(update={"cases": tuple(changed)})
    made = entry_of(dataclasses.replace(one, result=result))
    standings = {each.id: each.standing for each in made.domains[0].requirements}
    assert (standings[left], standings[spared]) == ("not_delivered", "not_applicable")
    spared_by_law = [c for c in changed if c.verdict == "not_applicable" and c.cause is None]
    all_spared = [c for c in changed if c.verdict == "not_applicable"]
    assert made.counts["not_applicable"] == len(spared_by_law) > 0
    assert made.counts["not_delivered"] == len(all_spared) - len(spared_by_law) > 0
    assert made.domains[0].counts == made.counts
    pages = site_of(register_of([made]))
    row = pages["ja/domain/child_allowance.html"].decode().partition(f"<code>{left}</code>")[2]
    assert "納入外" in row.partition("</tr>")[0]
    assert ">納入外</th>" in pages[f"ja/product/{made.slug}.html"].decode()
    jsonschema.validate(json.loads(pages["register.json"]), schema_of("register"))
