"""A register as it is: today's date, numbers and households of its own, a master of towns.

It has no reset and no load, and knows nothing of the contract. `faults` names what it does wrong.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import RLock, Thread
from urllib.parse import parse_qs, urlsplit

JST = timezone(timedelta(hours=9))
TOWNS = {"0101": "本町一丁目", "0201": "稲穂町"}
KANA = {chr(c) for c in range(ord("ァ"), ord("ヺ") + 1)} | {"ー"}
LONG = 100


class RegisterRefusedError(Exception):
    def __init__(self, status, code, item):
        super().__init__(code)
        self.status, self.code, self.item = status, code, item


def today():
    return datetime.now(JST).strftime("%Y%m%d")


def day(body, name):
    text = body.get(name)
    try:
        date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    except (ValueError, TypeError):
        raise RegisterRefusedError(422, "HI-01", name) from None
    if text > today():
        raise RegisterRefusedError(422, "HI-02", name)
    return text


def text(body, name, allowed=None, most=LONG):
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise RegisterRefusedError(400, "KO-01", name)
    if len(value) > most or (allowed and set(value) - allowed):
        raise RegisterRefusedError(422, "KO-02", name)
    return value


class Register:
    def __init__(self, faults=()):
        self.faults, self.lock = frozenset(faults), RLock()
        self.people, self.homes, self.past = {}, {}, {}

    def move_in(self, body):
        who, where = body["hito"], body.get("jusho") or {}
        if "asks-for-more" in self.faults and "setaiNo" in body:
            text(body, "kakunin")
        person = {
            "shimei": f"{text(who, 'sei')}　{text(who, 'mei')}",
            "kana": f"{text(who, 'seiKana', KANA)}　{text(who, 'meiKana', KANA)}",
            "umare": day(who, "umare"),
            "seibetsu": text(who, "seibetsu", {"M", "F"}),
            "zokugara": text(who, "zokugara", most=20),
            "honseki": text(who, "honseki"),
            "hittosha": text(who, "hittosha"),
            "juminBi": day(body, "idoBi"),
            "todokeBi": day(body, "todokeBi"),
            "maeJusho": text(body, "maeJusho", most=300) if body.get("maeJusho") else None,
            "jotai": "1",
        }
        if person["umare"] > person["juminBi"]:
            raise RegisterRefusedError(422, "ID-01", "idoBi")
        home = body.get("setaiNo")
        if home is None:
            if where.get("cho") not in TOWNS:
                raise RegisterRefusedError(422, "JU-01", "cho")
            home = f"S{len(self.homes) + 1:05}"
            self.homes[home] = f"見本県川上市{TOWNS[where['cho']]}{text(where, 'banchi')}"
        elif home not in self.homes:
            raise RegisterRefusedError(404, "SE-01", "setaiNo")
        number = f"{70_000_000 + len(self.people)}"
        if "kana-lost" in self.faults:
            person["kana"] = person["kana"].replace("ッ", "ツ").replace("ョ", "ヨ")
        self.people[number] = {**person, "no": number, "setaiNo": home}
        self.past[number] = [{"jiyu": "110", "bi": person["juminBi"], "todoke": person["todokeBi"]}]
        return self.shown(number)

    def die(self, body):
        person = self.people.get(str(body.get("no")))
        if person is None:
            raise RegisterRefusedError(404, "HI-04", "no")
        on, filed = day(body, "idoBi"), day(body, "todokeBi")
        if person["jotai"] != "1" or on < person["juminBi"]:
            raise RegisterRefusedError(409, "ID-02", "idoBi")
        person |= {"jotai": "3", "shojo": {"bi": on, "todoke": filed, "jiyu": "320"}}
        if "death-a-day-late" in self.faults:
            late = date.fromisoformat(on) + timedelta(days=1)
            person["shojo"] = {**person["shojo"], "bi": late.strftime("%Y%m%d")}
        if "dead-live-on" in self.faults:
            person["jotai"] = "1"
        if "housemates-die-too" in self.faults:
            for one in self.living(person["setaiNo"]):
                one["jotai"] = "3"
        if "no-history" not in self.faults:
            self.past[person["no"]].append({"jiyu": "320", "bi": on, "todoke": filed})
        return self.shown(person["no"])

    def shown(self, number):
        person = self.people.get(number)
        if person is None:
            raise RegisterRefusedError(404, "HI-04", "no")
        address = self.homes[person["setaiNo"]]
        if "next-doors-address" in self.faults:
            address = next(iter(self.homes.values()))
        return {**person, "jusho": address}

    def living(self, home):
        at_home = [one for one in self.people.values() if one["setaiNo"] == home]
        stays = "head-stays" in self.faults
        return at_home if stays else [one for one in at_home if one["jotai"] == "1"]

    def home(self, number):
        if number not in self.homes:
            raise RegisterRefusedError(404, "HI-04", "setaiNo")
        living = self.living(number)
        head = living[0]["no"] if living else None
        return {
            "setaiNo": number,
            "jusho": self.homes[number],
            "nushi": head,
            "ninzu": len([one for one in living if one["jotai"] == "1"]),
        }

    def history(self, number):
        self.shown(number)
        return self.past[number]

    def found(self, kana):
        whole = "searches-whole-names" in self.faults
        fits = (lambda one: one == kana) if whole else (lambda one: kana in one)
        return [self.shown(n) for n, one in self.people.items() if fits(one["kana"])]


def serve(faults=()):
    """Return a server that runs in a thread of its own, and its address."""
    register = Register(faults)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def answer(self, act):
            try:
                with register.lock:
                    status, body = 200, {"ok": True, "data": act()}
            except RegisterRefusedError as refused:
                named = "sonota" if "names-nothing-known" in register.faults else refused.item
                error = {"code": refused.code, "item": named}
                status, body = refused.status, {"ok": False, "error": error}
            data = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            at = urlsplit(self.path)
            if at.path == "/hito":
                kana = parse_qs(at.query).get("kana", [""])[0]
                self.answer(lambda: register.found(kana))
            elif at.path.startswith("/setai/"):
                self.answer(lambda: register.home(at.path.rsplit("/", 1)[-1]))
            elif at.path.endswith("/rireki"):
                self.answer(lambda: register.history(at.path.split("/")[2]))
            else:
                self.answer(lambda: register.shown(at.path.rsplit("/", 1)[-1]))

        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length) or b"{}")
            acts = {"/tennyu": register.move_in, "/shibo": register.die}
            self.answer(lambda: acts[self.path](body))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"
