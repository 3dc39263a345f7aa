"""The contract over HTTP: paths, tokens, bodies, statuses."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import requests
import uvicorn
from fastapi import APIRouter

from conformance.reference.app import SCOPE, create_app
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.package import SamplePackage
from conformance.reference.tokens import RegisteredClient, TokenIssuer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

NAME, SECRET = "c" * 32, "s" * 40
ACTOR = {"id": "conf-clerk", "role": "clerk"}
BOX = {"city_type": "general_city", "municipality_code": "999999", "business_date": "2025-06-01"}
PERSON = {"number": "001", "no": 1, "latest": True, "name": "山田", "home": "桜町1"}


@dataclass
class Client:
    """Calls the served package with a token."""

    url: str
    session: requests.Session = field(default_factory=requests.Session)
    token: str = ""

    def ask(self, scope: str = SCOPE) -> requests.Response:
        form = {"grant_type": "client_credentials", "scope": scope}
        return self.session.post(f"{self.url}/oauth/token", data=form, auth=(NAME, SECRET))

    def call(self, method: str, path: str, body: object = None, **more: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self.session.request(
            method, f"{self.url}/conformance/v1{path}", json=body, headers=headers, **more
        )

    def open(self) -> str:
        name: str = self.call("POST", "/sandboxes", BOX).json()["result"][0]["sandbox"]
        rows = [{"domain": "sample", "group": "people", "row": PERSON}]
        self.call("POST", f"/sandboxes/{name}/records", {"rows": rows, "actor": ACTOR})
        return f"/sandboxes/{name}"


@pytest.fixture(scope="module")
def served(spec: Specification) -> Iterator[Client]:
    extra = APIRouter()

    @extra.get("/further")
    async def further() -> dict[str, bool]:
        return {"further": True}

    scopes = frozenset({SCOPE, "031:fuban:Create"})
    tokens = TokenIssuer({NAME: RegisteredClient(NAME, SECRET, scopes)})
    app = create_app(SamplePackage(LoadedCatalogue([spec])), tokens, [extra])
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    client = Client(f"http://127.0.0.1:{listener.getsockname()[1]}")
    client.token = client.ask().json()["access_token"]
    yield client
    client.session.close()
    server.should_exit = True
    thread.join()


def test_an_accepted_call_has_the_official_body(served: Client) -> None:
    answer = served.call("POST", "/sandboxes", BOX)
    body = answer.json()
    assert answer.status_code == 200
    assert set(body) == {"metadata", "_links", "result"}
    assert body["_links"] == {"self": {"href": "/conformance/v1/sandboxes"}}
    assert set(body["metadata"]) == {"title", "detail"}


@pytest.mark.parametrize("wrong", [{"city_type": "village of nobody"}, {"municipality_code": "1"}])
def test_a_refused_request_moves_no_business_date(served: Client, wrong: dict[str, object]) -> None:
    sandbox = served.open()
    answer = served.call("PUT", sandbox, {**BOX, "business_date": "2031-02-03", **wrong})
    assert answer.status_code == 400
    served.call("POST", f"{sandbox}/records/sample/people/query", {"where": {}, "actor": ACTOR})
    log = served.call("GET", f"{sandbox}/audit").json()["result"]
    assert len(log) > 1  # nothing was emptied either
    assert {entry["at"][:10] for entry in log} == {BOX["business_date"]}


def test_a_refused_call_names_code_message_and_item(served: Client) -> None:
    inputs = {"claim": "C1", "number": "001"}
    path = f"{served.open()}/functions/sample/claim"
    answer = served.call("POST", path, {"inputs": inputs, "actor": ACTOR})
    assert answer.status_code == 400
    assert set(answer.json()) == {"title", "detail", "_links", "errors"}
    assert answer.json()["detail"] == "エラーが発生しました。"
    assert answer.json()["errors"] == [
        {"code": "E0001", "message": "filed_onは必須です。", "item": "filed_on"}
    ]


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        (
            "/functions/sample/claim",
            {"inputs": {}, "actor": {**ACTOR, "role": "supervisor"}},
            403,
            "C0403",
        ),
        ("/functions/sample/look", {"inputs": {"number": "009"}, "actor": ACTOR}, 404, "C0404"),
        ("/functions/sample/erase", {"inputs": {}, "actor": ACTOR}, 404, "C0405"),
        ("/functions/sample/enrol", {"inputs": {"number": "001", "name": "山"}}, 409, "C0409"),
        ("/functions/sample/find", {"inputs": [], "actor": ACTOR}, 400, "E0002"),
        (
            "/functions/sample/find",
            {"inputs": {}, "actor": {"id": "x", "role": "king"}},
            400,
            "E0002",
        ),
        ("/calculations/sample/due", {}, 400, "E0001"),
        ("/calculations/sample/nothing", {"given": {}}, 404, "C0405"),
        ("/forms/sample/nothing", {"addressee": "self"}, 404, "C0405"),
        ("/forms/sample/notice", {"inputs": {}}, 400, "E0001"),
        ("/linkages/sample/out", {"direction": "sideways"}, 400, "E0002"),
        ("/exports/sample", {"groups": ["nothing"]}, 404, "C0404"),
        ("/records/sample/nothing/query", {"where": {}}, 404, "C0404"),
        ("/unheard-of", {}, 404, "C0405"),
    ],
)
def test_each_refusal_has_its_status(
    served: Client, path: str, body: object, status: int, code: str
) -> None:
    answer = served.call("POST", served.open() + path, body)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (status, code)


def test_a_body_that_is_no_json_is_refused(served: Client) -> None:
    headers = {"Authorization": f"Bearer {served.token}"}
    url = f"{served.url}/conformance/v1/sandboxes"
    answer = requests.post(url, data=b"{", headers=headers, timeout=5)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "E0002")


def test_every_call_of_the_contract_answers(served: Client) -> None:
    box = served.open()
    subject = {"group": "people", "key": {"number": "001"}}
    form = {"subject": subject, "addressee": "self", "inputs": {"issued_on": "2025-06-01"}}
    calls = [
        ("GET", "/capabilities", None, 1),
        ("POST", f"{box}/records/sample/people/query", {"where": {}}, 1),
        ("POST", f"{box}/functions/sample/find", {"inputs": {"name": "山"}, "actor": ACTOR}, 1),
        ("POST", f"{box}/calculations/sample/due", {"given": {"filed_on": "2025-06-01"}}, 1),
        ("POST", f"{box}/forms/sample/notice", {**form, "actor": ACTOR}, 1),
        ("POST", f"{box}/linkages/sample/out", {"direction": "send"}, 1),
        ("POST", f"{box}/linkages/sample/in", {"direction": "receive", "rows": []}, 1),
        ("POST", f"{box}/exports/sample", {"groups": ["people", "claims"]}, 2),
        ("GET", f"{box}/audit", None, 9),
        ("PUT", box, BOX, 1),
        ("GET", f"{box}/audit", None, 0),
        ("DELETE", box, None, 0),
    ]
    for method, path, body, rows in calls:
        answer = served.call(method, path, body)
        assert answer.status_code == 200, (path, answer.text)
        assert len(answer.json()["result"]) == rows, path
    assert served.call("PUT", box, BOX).status_code == 404


def test_a_call_without_actor_is_logged_with_the_client(served: Client) -> None:
    box = served.open()
    served.call("POST", f"{box}/records/sample/people/query", {"where": {}})
    entry = served.call("GET", f"{box}/audit").json()["result"][-1]
    assert (entry["actor"], entry["role"]) == (NAME, None)


@pytest.mark.parametrize("token", ["", "made-up"])
def test_a_call_without_a_good_token_is_not_authorised(served: Client, token: str) -> None:
    answer = Client(served.url, token=token).call("GET", "/capabilities")
    assert answer.status_code == 401
    assert set(answer.json()) == {"title", "detail", "_links"}
    assert answer.json()["detail"] == "アクセストークンが無効です。"


def test_a_token_in_the_query_is_not_accepted(served: Client) -> None:
    anonymous = Client(served.url)
    query = {"access_token": served.token}
    assert anonymous.call("GET", "/capabilities", params=query).status_code == 401
    assert served.call("GET", "/capabilities", params=query).status_code == 401


def test_a_token_for_another_scope_is_not_accepted(served: Client) -> None:
    other = Client(served.url, token=served.ask("031:fuban:Create").json()["access_token"])
    assert other.call("GET", "/capabilities").status_code == 401


def test_the_token_endpoint_takes_a_form_and_nothing_in_the_query(served: Client) -> None:
    url = f"{served.url}/oauth/token"
    form = {"grant_type": "client_credentials", "scope": SCOPE}
    for answer in (
        requests.post(url, json=form, auth=(NAME, SECRET), timeout=5),
        requests.post(f"{url}?scope={SCOPE}", data=form, auth=(NAME, SECRET), timeout=5),
        requests.post(url, data=[("scope", "a"), ("scope", "b")], auth=(NAME, SECRET), timeout=5),
    ):
        assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})


def test_introspection_needs_a_client(served: Client) -> None:
    url = f"{served.url}/oauth/introspect"
    form = {"token": served.token}
    assert requests.post(url, data=form, timeout=5).status_code == 401
    known = requests.post(url, data=form, auth=(NAME, SECRET), timeout=5).json()
    assert known["active"] is True


def test_nothing_deletes_a_row_over_http(served: Client) -> None:
    box = served.open()
    key = {"number": "001"}
    assert served.call("DELETE", f"{box}/records/sample/people", key).status_code == 404
    rows = served.call("POST", f"{box}/records/sample/people/query", {"where": key}).json()
    assert rows["result"] == [PERSON]


def test_further_routers_are_served_too(served: Client) -> None:
    assert requests.get(f"{served.url}/further", timeout=5).json() == {"further": True}
