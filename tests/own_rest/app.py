"""The product as one object: sessions, test municipalities, and what each address does."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from urllib.parse import parse_qs, unquote, urlsplit

from own_rest import values
from own_rest.applications import Applications
from own_rest.batches import Batches
from own_rest.forms import Forms
from own_rest.linkages import Linkages
from own_rest.office import Caller, Office
from own_rest.refusal import KEISHIKI, KENGEN_NASHI, NUMBERS, TAISHO_NASHI, Refused
from own_rest.store import MunicipalTables
from own_rest.trial import Trials
from own_rest.views import Views

_ROLES = {"10": "clerk", "20": "supervisor", "30": "other_department", "40": "other_municipality"}
_CODES = {role: code for code, role in _ROLES.items()}
_PAGE, _LOG_PAGE = 2, 100  # small, so that results of a few rows have pages


@dataclass(frozen=True)
class ServiceRequest:
    method: str
    target: str
    headers: dict[str, str]
    content: bytes

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def page(self) -> int:
        return int(parse_qs(urlsplit(self.target).query).get("page", ["1"])[0])

    @property
    def body(self) -> dict:
        found = json.loads(self.content) if self.content else {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    content: bytes
    headers: dict[str, str] = field(default_factory=dict)


class DomainServices:
    """All services of one domain."""

    def __init__(self, word: str) -> None:
        self.office = Office(word)
        self.applications, self.views = Applications(self.office), Views(self.office)
        self.batches, self.forms = Batches(self.office), Forms(self.office)
        self.linkages, self.trials = Linkages(self.office), Trials(self.office)


class App:
    """The running product."""

    def __init__(self, staff: dict[str, str]) -> None:
        self.staff = staff
        self.desks = {word: DomainServices(word) for word in Office.words()}
        self.sessions: dict[str, str] = {}
        self.registers: dict[str, MunicipalTables] = {}
        self.opened = count(1)
        self.routes = [(m, re.compile(p + "$"), getattr(self, n)) for m, p, n in ROUTES]

    def handle(self, request: ServiceRequest) -> Answer:
        """Answer a request; a refusal has the envelope of the product, too."""
        try:
            for method, pattern, action in self.routes:
                found = pattern.match(request.path)
                if found and method == request.method:
                    return self.enter(request, action, found.groupdict())
            return failure(405 if request.method == "DELETE" else 404, [("MITEIKYO", None)])
        except Refused as refused:
            return failure(refused.status, refused.reasons)
        except json.JSONDecodeError:
            return failure(400, [("KEISHIKI", None)])

    def enter(self, request: ServiceRequest, action, named: dict) -> Answer:
        """Let in who has logged in, lock the municipality, and act."""
        if action == self.login:
            return self.login(request)
        if not self.known(request):
            return failure(401, [("NINSHO", None)])
        who = Caller(
            request.headers.get("x-sosa-shokuin", "shokuin"),
            _ROLES.get(request.headers.get("x-shokuin-kengen", ""), ""),
        )
        if not who.role:
            raise Refused.because(KENGEN_NASHI)
        place = named.pop("place", None)
        if place is None:
            return action(request, who, **named)
        register = self.registers.get(place)
        if register is None:
            raise Refused.because(TAISHO_NASHI)
        if "domain" in named:
            named["desk"] = self.desks[named.pop("domain")]
        with register.lock:
            return action(request, who, register, **named)

    def known(self, request: ServiceRequest) -> bool:
        """Say whether the session stands, and for a change whether its token came along."""
        cookie = SimpleCookie(request.headers.get("cookie", "")).get("JSESSION")
        token = self.sessions.get(cookie.value if cookie else "")
        if token is None:
            return False
        return request.method == "GET" or request.headers.get("x-csrf-token") == token

    # -- common --------------------

    def login(self, request: ServiceRequest) -> Answer:
        body = request.body
        if self.staff.get(str(body.get("shokuinNo"))) != body.get("anshoBango"):
            return failure(401, [("NINSHO", None)])
        session, token = secrets.token_hex(16), secrets.token_hex(16)
        self.sessions[session] = token
        cookie = {"Set-Cookie": f"JSESSION={session}; Path=/; HttpOnly"}
        return success({"csrfToken": token}, headers=cookie)

    def capabilities(self, _request: ServiceRequest, _who: Caller) -> Answer:
        return success(
            [
                {
                    "gyomu": word,
                    "han": desk.office.version,
                    "kino": [n for n, f in desk.office.functions.items() if f["kind"] != "absent"],
                    "chohyo": list(desk.office.forms),
                    "kisoku": list(desk.office.rules),
                    "renkei": list(desk.office.linkages),
                }
                for word, desk in self.desks.items()
            ]
        )

    def paged(self, rows: list, page: int, size: int = _PAGE) -> Answer:
        """Return one page of a list, and the number of the next if there is one."""
        last = page * size >= len(rows)
        found = {"kensu": len(rows), "list": rows[(page - 1) * size : page * size]}
        return success(found | ({} if last else {"tsugi": page + 1}))

    # -- the test facility 検証環境 --------------------

    def open(self, _request: ServiceRequest, _who: Caller) -> Answer:
        name = f"k{next(self.opened)}"
        tables = {word: desk.office.tables for word, desk in self.desks.items()}
        self.registers[name] = MunicipalTables(tables)
        return success({"kankyo": name})

    def reset(self, request: ServiceRequest, _who: Caller, register: MunicipalTables) -> Answer:
        body = request.body
        place = {"type": body.get("dantaiShubetsu"), "code": body.get("dantaiCode")}
        try:
            day = values.read("date", body["gyomubi"])
        except (KeyError, ValueError) as error:
            raise Refused.because(KEISHIKI, "gyomubi") from error
        if body.get("nokosu") == "1":  # the records stay, only the date is set
            register.day, register.place = str(day), place
        else:
            register.reset(str(day), place)
        return success({})

    def load(self, request, who, register, desk, table) -> Answer:
        office = desk.office
        for one in request.body.get("gyo", []):
            row = office.fields[table].row(one, list(office.columns(table)))
            register.add(office.word, table, row)
            key = office.fields[table].body(office.key_of(register, table, row))
            office.note(register, who, "TORIKOMI", table, key=key)
        return success({})

    def audit(self, request: ServiceRequest, _who: Caller, register: MunicipalTables) -> Answer:
        log = [
            {**e, "kengen": _CODES[e["kengen"]], "nichiji": values.write("datetime", e["nichiji"])}
            for e in register.log
        ]
        return self.paged(log, request.page, _LOG_PAGE)

    # -- the two domains --------------------

    def stored(self, request, who, register, desk, table) -> Answer:
        return self.paged(desk.views.stored(register, who, table, request.body), request.page)

    def search(self, request, who, register, desk, name) -> Answer:
        return self.paged(desk.views.search(register, who, name, request.body), request.page)

    def page(self, request, who, register, desk, name) -> Answer:
        return success(desk.views.page(register, who, name, request.body))

    def apply(self, request, who, register, desk) -> Answer:
        body = request.body
        number = desk.applications.apply(
            register, who, str(body.get("kino")), body.get("naiyo") or {}
        )
        return success({"uketsukeNo": number, "jotai": "DRAFT"}, 202)

    def decide(self, _request, _who, register, desk, number) -> Answer:
        table, row = desk.applications.decide(register, number)
        return success({"jotai": "KETTEI", "kiroku": desk.office.fields[table].body(row)})

    def function_trial(self, request, who, register, desk, name) -> Answer:
        found = desk.trials.function(register, name, request.body)
        desk.office.note(register, who, "SHISAN", name)
        return success(found)

    def rule_trial(self, request, who, register, desk, name) -> Answer:
        found = desk.trials.rule(register, name, request.body)
        desk.office.note(register, who, "SHISAN", name)
        return success(found)

    def order(self, _request, who, register, desk, kind, name) -> Answer:
        return success({"jobNo": desk.batches.order(register, who, kind, name)}, 202)

    def progress(self, _request, _who, register, desk, number) -> Answer:
        return success(desk.batches.progress(register, number))

    def file(self, _request, _who, register, desk, number) -> Answer:
        text = desk.batches.file(register, number)
        return Answer(200, "text/csv; charset=utf-8", text.encode())

    def issue(self, request, who, register, desk, name) -> Answer:
        return Answer(200, "application/pdf", desk.forms.issue(register, who, name, request.body))

    def send(self, _request, who, register, desk, name) -> Answer:
        content = desk.linkages.send(register, who, name)
        return Answer(200, "application/xml; charset=utf-8", content)

    def receive(self, request, who, register, desk, name) -> Answer:
        return success(desk.linkages.receive(register, who, name, request.content))


_PLACE, _DOMAIN, _NAME = "/(?P<place>k[0-9]+)", "/(?P<domain>juki|jite)/v2", "(?P<name>[^/]+)"
ROUTES = [
    ("POST", "/kyotsu/login", "login"),
    ("GET", "/kyotsu/kino", "capabilities"),
    ("POST", "/kensho/kankyo", "open"),
    ("POST", f"/kensho{_PLACE}/shokika", "reset"),
    ("POST", f"/kensho{_PLACE}/(?P<domain>juki|jite)/(?P<table>[^/]+)/torikomi", "load"),
    ("GET", f"{_PLACE}/sosa-rireki", "audit"),
    ("POST", f"{_PLACE}{_DOMAIN}/(?P<table>[^/]+)/shokai", "stored"),
    ("POST", f"{_PLACE}{_DOMAIN}/kensaku/{_NAME}", "search"),
    ("POST", f"{_PLACE}{_DOMAIN}/shosai/{_NAME}", "page"),
    ("POST", f"{_PLACE}{_DOMAIN}/shinsei", "apply"),
    ("POST", f"{_PLACE}{_DOMAIN}/shinsei/(?P<number>[^/]+)/kettei", "decide"),
    ("POST", f"{_PLACE}{_DOMAIN}/kino/{_NAME}/shisan", "function_trial"),
    ("POST", f"{_PLACE}{_DOMAIN}/shisan/{_NAME}", "rule_trial"),
    ("POST", f"{_PLACE}{_DOMAIN}/(?P<kind>ikkatsu|shutsuryoku)/{_NAME}", "order"),
    ("GET", f"{_PLACE}{_DOMAIN}/job/(?P<number>[^/]+)", "progress"),
    ("GET", f"{_PLACE}{_DOMAIN}/job/(?P<number>[^/]+)/file", "file"),
    ("POST", f"{_PLACE}{_DOMAIN}/chohyo/{_NAME}/hakko", "issue"),
    ("GET", f"{_PLACE}{_DOMAIN}/renkei/{_NAME}", "send"),
    ("POST", f"{_PLACE}{_DOMAIN}/renkei/{_NAME}", "receive"),
]


def envelope(
    code: str, message: str, data: object, errors: list, status: int, headers: dict
) -> Answer:
    body = {"kekka": {"code": code, "message": message}, "data": data, "errors": errors}
    content = json.dumps(body, ensure_ascii=False).encode()
    return Answer(status, "application/json; charset=utf-8", content, headers)


def success(data: object, status: int = 200, headers: dict | None = None) -> Answer:
    return envelope("0000", "正常終了", data, [], status, headers or {})


def failure(status: int, reasons: list[tuple[str, str | None]]) -> Answer:
    errors = [{"koumoku": item, "riyu": reason} for reason, item in reasons]
    return envelope(
        NUMBERS.get(reasons[0][0], "9999"), "エラーがあります", None, errors, status, {}
    )
