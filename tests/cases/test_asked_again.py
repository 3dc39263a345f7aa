"""What was retired is asked again under a new id only, and only where it was retired."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.cases.id_lock import Lock
from conformance.catalog.load import load
from conformance.planning.generate import asked_again, cases_of, requirements

DOMAIN, FORM = "electoral_roll", "postal-vote-certificate"


def ids_of(spec):
    return {c.id for r in requirements(spec) for c in cases_of(spec, r)}


def stated(again):
    spec = load(DOMAIN)
    form = spec.forms[FORM].model_copy(update={"again": again})
    return replace(spec, forms={**spec.forms, FORM: form})


def test_a_retired_id_stays_retired_and_the_new_one_is_in_use():
    spec = load(DOMAIN)
    lock = Lock.parse((spec.directory.parent.parent / f"lock/{DOMAIN}.txt").read_text("utf-8"))
    old = f"{DOMAIN}/form/{FORM}/suppresses-for-third-party"
    assert old in lock.retired
    assert f"{old}-2" in lock.current
    found = ids_of(spec)
    assert f"{old}-2" in found
    assert old not in found


def test_without_again_the_retired_ids_would_be_issued():
    assert f"{DOMAIN}/form/{FORM}/suppresses-for-third-party" in ids_of(stated(()))


def test_what_the_catalogue_asks_again_was_retired_and_is_made():
    assert list(asked_again(load(DOMAIN))) == []


@pytest.mark.parametrize("slug", ["suppresses-for-nobody", "prints-required-items"])
def test_a_check_that_is_not_made_or_was_not_retired_is_named(slug):
    (message,) = asked_again(stated((slug,)))
    assert message.code == "CAT120"
    assert slug in message.en
