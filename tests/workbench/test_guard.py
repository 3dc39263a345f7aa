"""What holds of every request and answer."""

import pytest

from conformance.workbench.bench import bench_of
from tests.workbench.conftest import settings_of


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "", "[::2]:8033"])
def test_a_name_that_is_not_ours_is_not_answered(alone, host):
    assert alone.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_names_none_is_answered(alone, order):
    two = [("host", "evil.example"), ("host", "testserver")][::order]
    assert alone.get("/", headers=two).status_code == 421


@pytest.mark.parametrize("path", ["/", "/login", "/nothing", "/static/style.css"])
def test_nothing_from_elsewhere_and_no_script_in_the_page_may_run(alone, path):
    headers = alone.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_body_that_is_too_large_is_refused_whatever_it_says_of_its_length(tmp_path, visitor):
    small = bench_of(settings_of(tmp_path, upload_bytes=100_000))
    made = visitor(on=small)
    made.get("/enter?key=key-of-the-console")
    token = made.token()
    much = {"result": ("result.json", b"x" * 200_000)}
    assert made.post("/results", data={"csrf": token}, files=much).status_code == 413

    def chunks():
        for _ in range(300):
            yield b"x" * 1000

    head = {"content-type": "multipart/form-data; boundary=b"}
    assert made.post("/results", content=chunks(), headers=head).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fapp.py",
        "/results/..%2f..%2fpolicy",
        "/results/../../etc/passwd",
        "/profiles/..%2f..%2fworkbench",
        "/runs/%2e%2e",
    ],
)
def test_no_address_leads_out_of_a_folder(alone, path):
    assert alone.get(path).status_code == 404
