"""A function that adds a row enters an event or says why it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.catalog.entering import adding, follows
from conformance.catalog.lint import lint
from conformance.catalog.lint_no_events import no_event_messages
from conformance.catalog.load import domains, load
from conformance.catalog.models.requirements import NoEvent
from conformance.planning.manifest import entry_digest


def _told(key, said, domain="child_allowance"):
    spec = load(domain)
    changed = spec.functions[key].model_copy(update={"no_event": said})
    return list(no_event_messages(replace(spec, functions={**spec.functions, key: changed})))


@pytest.mark.parametrize("domain", domains())
def test_every_function_that_adds_a_row_says_what_follows(domain):
    spec = load(domain)
    assert list(no_event_messages(spec)) == []
    assert [one.key for one in adding(spec) if follows(spec, one) is None] == []


def test_what_is_not_stated_yet_is_known():
    left = {
        (domain, one.key)
        for domain in domains()
        for spec in [load(domain)]
        for one in adding(spec)
        if follows(spec, one) == "not_stated"
    }
    assert left == set()


def test_a_function_that_leaves_open_what_follows_is_told():
    (message,) = _told("manage-bank-account", None)
    assert message.code == "CAT036"
    assert "manage-bank-account" in message.text("ja")
    assert "manage-bank-account" in message.text("en")


def test_the_lint_of_the_catalogue_asks_for_it():
    spec = load("child_allowance")
    bare = spec.functions["manage-bank-account"].model_copy(update={"no_event": None})
    found = lint(replace(spec, functions={**spec.functions, bare.key: bare}))
    assert [message.code for message in found] == ["CAT036"]


def test_a_function_that_enters_an_event_does_not_say_that_it_enters_none():
    said = NoEvent(kind="record_only", reason="行が加わるだけである。")
    assert len(_told("decide-certification", said)) == 1


@pytest.mark.parametrize("whole", [None, "none", "register-payee", "register-claim"])
def test_what_a_function_is_part_of_must_say_what_follows(whole):
    said = NoEvent(kind="part_of", of=whole, reason="ほかで見る。")
    assert len(_told("register-claim", said)) == 1


def test_only_a_part_names_a_whole():
    said = NoEvent(kind="not_stated", of="certification", reason="まだ書いていない。")
    assert len(_told("manage-bank-account", said)) == 1


def test_a_function_asks_for_the_same_whatever_the_reason_is():
    function = load("child_allowance").functions["manage-bank-account"]
    assert entry_digest(function) == entry_digest(function.model_copy(update={"no_event": None}))
