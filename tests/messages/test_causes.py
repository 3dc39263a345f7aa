"""What a code says stands with it; whoever tells it gives the facts that the words want."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import NamedTuple

import pytest

import conformance
from conformance.findings import Cause
from conformance.messages.causes import make_cause
from conformance.messages.codes import Sentence, codes, sentence
from conformance.values.words import Bilingual

ROOM = Path(conformance.__file__).parent
OWN_WORDS = {
    "plugin/pinned.py",  # the code is that of what changed
    "plugin/worker.py",  # a cause that another process told
    "worlds/in_part.py",  # tells another cause
    "worlds/session_causes.py",  # tells a message of an error
    "surfaces/lost.py",  # tells another cause
    "tables/mapped/causes.py",  # proposes the nearest name, where there is one
}
"""Modules that still say a cause in words of their own."""
OWN_FINDINGS = {
    "checks/forms/faults.py",  # sums up faults, each in the words of its code
    "cases/trial.py",  # of words given
    "tables/findings.py",  # sums up tallies, each in the words of its code
    "trust/deviations.py",  # what a result has told already
}
"""Modules that make a finding otherwise than by the words of one code."""


class Call(NamedTuple):
    """A call of `make_cause` or `worded`: where, of which code and form, with which facts."""

    where: str
    code: str
    form: str
    places: frozenset[str]


def _calls(name: str) -> list[tuple[str, ast.Call]]:
    return [
        (f"{path.relative_to(ROOM)}:{node.lineno}", node)
        for path in sorted(ROOM.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def _call(where: str, node: ast.Call) -> Call:
    code, given = ast.literal_eval(node.args[0]), {k.arg: k.value for k in node.keywords}
    form = ast.literal_eval(given.pop("form")) if "form" in given else ""
    return Call(where, code, form, frozenset(map(str, given)))


CALLS = [
    _call(where, node)
    for name in ("make_cause", "worded")
    for where, node in _calls(name)
    if where.partition(":")[0] != "messages/causes.py"  # hands on what it is given
]


def places(one: Sentence) -> frozenset[str]:
    texts = (one.told.ja, one.told.en, one.to_do.ja, one.to_do.en)
    return frozenset(n for text in texts for _, n, _, _ in string.Formatter().parse(text) if n)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.where)
def test_a_call_gives_just_the_facts_that_the_words_of_its_code_want(call: Call) -> None:
    assert call.places == places(sentence(call.code, call.form))


def test_every_sentence_is_told_by_somebody() -> None:
    assert len(CALLS) > 100
    kept = {(code.name, form) for code in codes().values() for form in code.sentences}
    assert kept == {(call.code, call.form) for call in CALLS}


def test_both_languages_tell_the_same_facts() -> None:
    for code in codes().values():
        for one in code.sentences.values():
            ja = places(Sentence(Bilingual(one.told.ja, ""), Bilingual(one.to_do.ja, "")))
            en = places(Sentence(Bilingual("", one.told.en), Bilingual("", one.to_do.en)))
            assert ja == en, code.name


def test_who_still_says_a_cause_in_own_words_is_known() -> None:
    found = {where.partition(":")[0] for where, _ in _calls("Cause")}
    assert found - {"messages/causes.py"} == OWN_WORDS


def test_who_makes_a_finding_in_other_words_is_known() -> None:
    found = {where.partition(":")[0] for where, _ in _calls("Finding")}
    assert found - {"messages/worded.py"} == OWN_FINDINGS


def test_every_deviation_is_told_in_the_words_of_a_code() -> None:
    """No check says anything of its own: the first thing given is what a code says."""
    told = [
        node.args[0]
        for path in sorted(ROOM.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "deviation"
    ]
    assert len(told) > 60
    assert not [one for one in told if isinstance(one, ast.Constant | ast.JoinedStr)]


def test_a_code_says_of_a_case_what_it_is_explained_by() -> None:
    """One text each: what is told of a case is in no other code's sentences."""
    owner: dict[tuple[str, str], str] = {}
    for code in codes().values():
        for one in code.sentences.values():
            assert owner.setdefault((one.told.ja, one.told.en), code.name) == code.name


def test_facts_fill_the_words_of_each_language() -> None:
    made = make_cause("U-NO-FILE", name="a.csv", names=Bilingual("a・b", "a or b"))
    assert (made.ja, made.en) == ("ファイル a・b がありません。", "there is no file a or b")
    assert "a.csv" in made.remedy_ja


def test_a_fact_that_is_missing_and_a_code_that_is_none_are_faults() -> None:
    with pytest.raises(KeyError):
        make_cause("U-NO-FILE", name="a.csv")
    with pytest.raises(KeyError):
        make_cause("U-NO-SUCH-CODE")


def test_braces_of_a_sentence_stay_braces() -> None:
    made = make_cause("U-READ-ONLY", form="request", what="POST /a")
    assert "safe: {by: " in made.remedy_en
    assert isinstance(made, Cause)
