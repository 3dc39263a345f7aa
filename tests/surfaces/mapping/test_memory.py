"""What one call is told and a later one is asked for: a card's number, shown once."""

from __future__ import annotations

import pytest

from conformance.findings import UntestedError

DOMAIN = "seal_registration"
HEAD = """
adapter: mapping
mapping:
  fields: {seal_registration: {registration_number: no, atena_number: hito}}
  calls:
    - action: run
      key: register-immediate
      steps:
        - request: POST /toroku
          body: "{inputs}"
          remember: {under: data.no, values: {card: data.card}}
          rows: data
    - action: run
      key: abolish-on-application
      steps:
        - {request: "POST /{inputs.no}/haishi", recall: {card: inputs.no}, body: {card: "{card}"}}
"""


def _answers(request):
    if request.path == "/toroku":
        number = request.json["hito"]
        return 200, {"data": {"no": f"R{number}", "card": f"CARD-{number}"}}
    return 200, {"card": "CARD-1"}


def _register(made, number):
    return made.run(DOMAIN, "register-immediate", {"atena_number": number})


def _abolish(made, number):
    return made.run(DOMAIN, "abolish-on-application", {"registration_number": number})


@pytest.fixture
def made(package):
    return package(HEAD, _answers)


def test_what_was_told_under_a_number_is_presented_for_that_number(made, vendor):
    _register(made, "1")
    _register(made, "2")
    assert _abolish(made, "R1").accepted
    assert vendor.got[-1].json == {"card": "CARD-1"}


def test_evidence_shows_neither_where_it_is_told_nor_where_it_is_presented(made):
    _register(made, "1")
    _abolish(made, "R1")
    assert "CARD-1" not in str(made.trail)


def test_what_nobody_was_told_leaves_the_case_untested(made, vendor):
    with pytest.raises(UntestedError) as caught:
        _abolish(made, "R9")
    assert caught.value.cause.code == "P-NOT-TOLD"
    assert vendor.got == []
