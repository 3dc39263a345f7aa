"""The catalogue in the workbench: what stands there, and nothing outside it."""

import pytest

from conformance.catalog.load import domains


def test_the_list_leads_to_every_domain(alone):
    text = alone.get("/catalogue").text
    for domain in domains():
        assert f'href="/catalogue/{domain}"' in text


def test_a_requirement_is_shown_with_its_source_and_cases(alone):
    text = alone.get("/catalogue/seal_registration/rule?lang=en").text
    assert 'id="registrant-eligibility"' in text
    assert "seal_registration/2.0/rules.yaml:" in text
    assert "seal-registration-fifteen-a-day-early" in text


def test_a_domain_shows_its_coverage_and_questions(alone):
    text = alone.get("/catalogue/common_functions?lang=en").text
    assert "What is tried" in text
    assert 'id="question-town-name-length"' in text


@pytest.mark.parametrize(
    "path", ["nothing", "common", "seal_registration/nothing", "lock", "..%2fconformance", "%2e%2e"]
)
def test_what_is_no_domain_or_kind_is_not_looked_for(alone, path):
    assert alone.get(f"/catalogue/{path}").status_code == 404


@pytest.mark.usefixtures("people")
def test_somebody_who_is_not_logged_in_sees_nothing(visitor):
    assert visitor().get("/catalogue").status_code == 303
