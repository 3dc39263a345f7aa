"""What a package's answers say of its own names."""

from __future__ import annotations

from types import SimpleNamespace

from conformance.surfaces.mapping.heard import AnswerRecorder


def test_what_the_profile_calls_a_value_of_an_answer_is_a_name_that_stands_in_it():
    heard = AnswerRecorder()
    answered = SimpleNamespace(
        rows=({"shori": "2026-11-25", "never": None},),
        decoded=SimpleNamespace(body={"data": {"hi": "2026-11-25"}, "sent": 1}),
        exchange=SimpleNamespace(request={"sent": 1}),
    )
    heard.take(None, answered)
    assert heard.names == {"data", "hi", "shori"}
