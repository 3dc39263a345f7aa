"""The sources of the documentation site: a page for every code and rule, whole, links that lead.

Sphinx itself builds them in `.ci/run`, where a warning is an error.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "site"))

import build
import guides
import words
from sentences import broken, examples, sentences
from text import block, plain

from conformance.catalog.load import domains, load
from conformance.report.codes import codes

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"(?<!\\)\]\((?!https?:)([^)#\s]+)")
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
EACH = (words.WHAT, words.WHY, words.EXAMPLE, words.REPAIR)


@pytest.fixture(scope="module", params=["ja", "en"])
def source(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    counts = build.sources(folder, request.param)
    rules = sum(len(load(domain).rules) for domain in domains())
    assert counts == (len(codes()), rules)
    return folder, request.param


def test_every_code_and_rule_has_its_page_and_every_link_leads_somewhere(source):
    folder, lang = source
    heads = [f"## {head.spoken(lang)}\n" for head in EACH]
    pages = [folder / "codes" / f"{name}.md" for name in codes()]
    pages += [folder / "rules" / d / f"{key}.md" for d in domains() for key in load(d).rules]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [head for head in heads if head not in text] == [], page
    for page in folder.rglob("*.md"):
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        gone = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
        assert gone == [], page


def test_every_code_shows_how_it_reads_and_no_example_is_kept_without_need():
    lacks = [code for code in codes() if code not in sentences() and code not in broken()]
    assert lacks == []
    assert sorted(examples()) == sorted(code for code in examples() if code in codes())
    for code, own in examples().items():
        assert set(sentences()[code]) == {own}, code  # the source itself says no other


def test_every_guide_is_in_the_contents(source):
    folder, lang = source
    assert {p.stem for p in (ROOT / "docs" / lang).glob("*.md")} == set(guides.ORDER)
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert [name for name in guides.ORDER if f"docs/{lang}/{name}\n" not in index] == []


@pytest.mark.parametrize(
    "text", ["*a* _b_ [c](d) <e> `f` | g $h$ ~i~", "# a", "- b", "1. c", "> d"]
)
def test_a_text_of_the_catalogue_is_shown_as_it_is(text):
    from markdown_it import MarkdownIt

    assert re.sub(r"<[^>]+>", "", MarkdownIt().enable("table").render(plain(text))).strip() == (
        text.replace("<", "&lt;").replace(">", "&gt;")
    )


def test_a_fence_is_closed_by_nothing_within():
    assert block(["````", "x"]).splitlines()[0] == "`````text"
