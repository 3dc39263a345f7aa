import pytest

from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.package import SamplePackage
from conformance.revision.direct import Direct
from conformance.surfaces.interface import BASE


def package():
    return Direct(SamplePackage(LoadedCatalogue(())))


def test_a_call_is_answered_as_over_http_and_kept():
    found = package()
    body = {"city_type": "general_city", "municipality_code": "131016"}
    answer = found.call("POST", f"{BASE}/sandboxes", body={**body, "business_date": "2025-10-01"})
    assert (answer.status, answer.json["result"]) == (200, [{"sandbox": "s1"}])
    (kept,) = found.heard
    assert (kept.method, kept.path, kept.status) == ("POST", f"{BASE}/sandboxes", 200)


def test_a_refusal_has_its_reasons():
    answer = package().call("POST", f"{BASE}/sandboxes", body={})
    assert answer.status != 200
    assert answer.json["errors"]


def test_a_call_that_the_interface_lacks_is_a_fault_of_the_harness():
    with pytest.raises(LookupError):
        package().call("GET", f"{BASE}/nothing")


def test_a_second_connection_is_kept_with_the_first():
    found = package()
    found.twin().call("GET", f"{BASE}/capabilities")
    assert len(found.heard) == 1
