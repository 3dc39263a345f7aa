"""The draft as a whole: it loads, it is the same each time, remarks cannot break out of it."""

import json
from pathlib import Path

import pytest

from conformance.catalog.load import load
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.surfaces.drafting.lines import comment, flow
from conformance.surfaces.drafting.new import base_url, draft_profile
from conformance.surfaces.drafting.operations import read_api

VENDOR = Path(__file__).with_name("vendor_like.yaml")


@pytest.fixture(scope="module")
def drafted():
    return draft_profile(str(VENDOR), [load("child_allowance")])


def _loaded(text: str, folder: Path):
    path = folder / "draft.yaml"
    path.write_text(text, "utf-8")
    return prepare(options_of({"profile": str(path)}))


def test_the_draft_is_a_profile_whose_names_the_catalogue_knows(drafted, tmp_path) -> None:
    prepared = _loaded(drafted.text, tmp_path)
    api = prepared.profile.profile.surfaces.api
    assert api.base_url == "https://teate.example.jp/jite/v2"
    assert api.auth.kind == "api_key"
    assert api.mapping.envelope.rows == "data"
    assert api.mapping.codes["child_allowance/sex"] == {"1": "M", "2": "F", "0": "X", "9": "N"}
    assert len(prepared.executable) > 200


def test_the_same_document_gives_the_same_draft(drafted) -> None:
    assert draft_profile(str(VENDOR), [load("child_allowance")]).text == drafted.text


def test_doubtful_lines_carry_their_score_and_candidates(drafted) -> None:
    lines = [line for line in drafted.text.splitlines() if "要確認 / to check 0." in line]
    assert len(lines) > 10
    sure = [line for line in drafted.text.splitlines() if "  atena_number: atenaNo" in line]
    assert all("#" not in line for line in sure)


def test_what_found_nothing_is_listed_at_the_end(drafted) -> None:
    tail = drafted.text[drafted.text.index("対応が見つからないもの") :]
    assert "# function/manage-donation" in tail.replace("#   ", "# ")
    assert "PUT /system/password" in tail


def test_a_document_without_any_call_gives_a_profile_that_loads(tmp_path) -> None:
    place = tmp_path / "empty.yaml"
    place.write_text("openapi: 3.0.0\ninfo: {title: ''}\npaths: {}\n", "utf-8")
    drafted = draft_profile(str(place), [load("child_allowance")])
    assert _loaded(drafted.text, tmp_path).profile.profile.surfaces.api.mapping.calls == ()


def test_a_hostile_title_stays_within_its_quotes_and_its_remark(tmp_path) -> None:
    evil = 'x"\nsurfaces: {api: {base_url: "http://evil.example"}}\n# '
    place = tmp_path / "evil.json"
    place.write_text(
        '{"openapi": "3.0.0", "info": {"title": %s}, "paths": {"/a": {"get": {"summary": %s,'
        ' "responses": {}}}}}' % ((json.dumps(evil),) * 2),
        "utf-8",
    )
    drafted = draft_profile(str(place), [load("child_allowance")])
    found = _loaded(drafted.text, tmp_path).profile.profile
    assert found.product.name == evil
    assert "evil" not in found.surfaces.api.base_url


@pytest.mark.parametrize(
    ("value", "text"),
    [("no", '"no"'), ("1", '"1"'), ("a b", '"a b"'), ({"a": ["x", 1, True]}, "{a: [x, 1, true]}")],
)
def test_values_are_written_so_that_yaml_reads_them_back(value, text: str) -> None:
    assert flow(value) == text


def test_a_remark_is_one_line() -> None:
    assert comment(1, "a\nb\r\nc") == "  # a b c"


@pytest.mark.parametrize(
    ("server", "place", "found"),
    [
        ("https://a.example/x/", "f.yaml", "https://a.example/x"),
        ("/v1", "http://h.example:80/docs/o.json", "http://h.example:80/v1"),
        ("/v1", "f.yaml", "https://TODO.example.jp/v1"),
    ],
)
def test_the_base_url_is_completed_by_the_documents_own_place(server, place, found) -> None:
    document = {"openapi": "3.0.0", "servers": [{"url": server}], "paths": {}}
    assert base_url(read_api(document), place) == found
