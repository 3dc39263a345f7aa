"""Every mutant behind one address: each wrong in its own way, the correct package beside them."""

from datetime import date

import pytest
import requests

from conformance.surfaces.launch import launch_reference, url_of_mutant

KEY = "child-allowance-sixteenth-day"
BASE = "/conformance/v1"
TOWN = {"city_type": "general_city", "municipality_code": "139998", "business_date": "2026-04-01"}
BIRTH = {
    "event_type": "birth",
    "event_date": "2025-04-30",
    "claim_date": "2025-05-16",
    "closed_dates": [],
}


@pytest.fixture(scope="module")
def launched():
    found = launch_reference(date(2026, 4, 1), every_mutant=True)
    yield found
    found.stop()


def _token(launched, url):
    form = {"grant_type": "client_credentials", "scope": "000:conformance/v1:Create"}
    proof = (launched.client_id, launched.client_secret)
    answer = requests.post(f"{url}/oauth/token", data=form, auth=proof, timeout=30)
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def _start_month(launched, url):
    headers = _token(launched, url)
    opened = requests.post(f"{url}{BASE}/sandboxes", json=TOWN, headers=headers, timeout=30)
    sandbox = opened.json()["result"][0]["sandbox"]
    path = f"{url}{BASE}/sandboxes/{sandbox}/calculations/child_allowance/payment-start-month"
    return requests.post(path, json={"given": BIRTH}, headers=headers, timeout=30).json()["result"]


def test_a_mutant_answers_beside_the_correct_package(launched):
    correct = _start_month(launched, launched.url)
    assert _start_month(launched, url_of_mutant(launched.url, KEY)) != correct
    assert _start_month(launched, launched.url) == correct


def test_a_token_of_one_is_none_of_the_other(launched):
    headers = _token(launched, launched.url)
    url = f"{url_of_mutant(launched.url, KEY)}{BASE}/capabilities"
    assert requests.get(url, headers=headers, timeout=30).status_code == 401
