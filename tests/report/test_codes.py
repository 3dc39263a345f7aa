import ast
import re
from pathlib import Path
from typing import get_args

import pytest
import samples

import conformance
from conformance.catalog.models.guards import ErrorCode
from conformance.catalog.yaml import read_yaml
from conformance.report.codes import codes
from conformance.results.roots.symptom import Kind, Symptom
from conformance.results.roots.words import fault

ROOM = Path(conformance.__file__).parent
CODE = re.compile(r"[FRUTHNVP](-[A-Z0-9]+)+|(CAT|PRO|RES|USE|IMP|HAR|TRU|WBN)[0-9]{3}")
SAID = re.compile(r"(CAT|PRO|RES|USE|IMP|HAR|TRU|WBN)[0-9]{3}\b")


def codes_in(path: Path) -> set[str]:
    """The codes a module says: a whole text that is a code, or the start of a sentence."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole, start = CODE.fullmatch(node.value), SAID.match(node.value)
            found |= {node.value} if whole else {start[0]} if start else set()
    return found


def used() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in ROOM.rglob("*.py"):
        for code in codes_in(path):
            found.setdefault(code, set()).add(str(path.relative_to(ROOM)))
    return found


def test_every_code_that_the_source_uses_is_explained() -> None:
    missing = {code: places for code, places in used().items() if code not in codes()}
    assert missing == {}


def test_every_code_of_refusal_is_explained() -> None:
    assert set(get_args(ErrorCode)) <= set(codes())


def test_no_code_is_explained_that_nothing_uses() -> None:
    own = {name for name, code in codes().items() if not code.expected}
    assert own - set(used()) - set(get_args(ErrorCode)) == set()


def test_every_code_says_in_both_languages_what_it_means_and_what_to_do() -> None:
    for code in codes().values():
        for words in (code.meaning, code.remedy):
            assert words.ja.strip()
            assert words.en.strip()
            assert words.en.isascii() or code.expected, code.name


def test_every_remedy_asks_for_something_to_be_done() -> None:
    """Japanese says so by its form; neither language repeats what is wrong and leaves it there."""
    told = [code for code in codes().values() if "ください" not in code.remedy.ja]
    assert [code.name for code in told] == []
    repeated = [
        c.name
        for c in codes().values()
        if {c.remedy.ja, c.remedy.en} & {c.meaning.ja, c.meaning.en}
    ]
    assert repeated == []


def test_no_code_stands_twice() -> None:
    assert read_yaml(ROOM / "messages" / "codes.yaml")  # our reader refuses a key that stands twice


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_root_tells_the_advice_that_its_code_is_explained_by(kind: Kind) -> None:
    of = "any 500" if kind == "answer" else "x"
    told = fault(Symptom(kind, of), [samples.case("a/function/f/x", "fail")])
    explained = codes()[told.code].remedy
    assert (told.remedy.ja.rstrip("。"), told.remedy.en) == (explained.ja, explained.en)
