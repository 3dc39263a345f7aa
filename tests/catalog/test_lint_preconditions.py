"""What a precondition of issuing names must exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from conformance.catalog.lint_preconditions import precondition_messages
from conformance.catalog.load import domains, load
from conformance.catalog.models.preconditions import Precondition

SAID = {
    "key": "held",
    "title_ja": "抑止されているとき",
    "title_en": "it is held",
    "source": "仕様",
    "confidence": "high",
    "provenance": "derived",
}


def _told(**stated):
    spec = load("seal_registration")
    one = Precondition.model_validate({**SAID, **stated})
    form = spec.forms["seal-certificate"].model_copy(update={"refuses": (one,)})
    return [m.en for m in precondition_messages(replace(spec, forms={form.key: form}))]


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({"when": {"group": "nowhere", "items": {"a": "1"}}}, "'nowhere'"),
        ({"when": {"items": {"state": "9"}}}, "'seal_registrations.state'"),
        ({"when": {"items": {"status": "7"}}}, "'7'"),
        ({"when": {"group": "holds", "from": "begin_date"}}, "'holds.begin_date'"),
        ({"when": {"group": "holds", "by": {"atena_number": "no_such"}}}, "no_such"),
        ({"when": {"items": {"status": "9"}}, "of": ("impressions",)}, "'impressions'"),
    ],
)
def test_what_does_not_exist_is_named(stated, named) -> None:
    (told,) = _told(**stated)

    assert named in told


def test_a_sound_precondition_is_not_complained_about() -> None:
    held = {"group": "holds", "items": {"hold_level": "1"}, "from": "start_date"}

    assert _told(when=held) == []


def test_it_says_what_stands_in_the_way_or_what_must_stand_never_both() -> None:
    for stated in ({}, {"when": {}, "unless": {}}):
        with pytest.raises(ValidationError):
            Precondition.model_validate({**SAID, **stated})


def test_the_catalogue_is_sound() -> None:
    assert [m for domain in domains() for m in precondition_messages(load(domain))] == []
