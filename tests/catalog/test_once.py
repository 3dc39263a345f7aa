"""An answer that follows from a specification alone is worked out once for it."""

from dataclasses import replace

from conformance.catalog.load import load
from conformance.catalog.once import once_per_specification

asked = []


@once_per_specification
def _named(spec, name, *, loud=False):
    asked.append((spec.domain, name, loud))
    return f"{spec.domain}{name}{'!' if loud else ''}"


def test_each_question_is_answered_once_for_each_specification():
    asked.clear()
    spec = replace(load("seal_registration"))
    other = replace(spec, switches={"reading": "other"})
    for _ in range(2):
        assert _named(spec, "a") == "seal_registrationa"
        assert _named(spec, "b", loud=True) == "seal_registrationb!"
        assert _named(other, "a") == "seal_registrationa"
    assert len(asked) == 3


def test_what_was_answered_makes_no_difference_between_specifications():
    spec = replace(load("seal_registration"))
    _named(spec, "a")
    assert spec == replace(spec)
