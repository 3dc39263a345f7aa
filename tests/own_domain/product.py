"""A miniature product: it registers dogs, and speaks the test interface in lines.

It was written from the specification's text and knows nothing of the catalogue or the harness.
`python3 product.py FAULT` breaks one thing of it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys

DOMAIN = "dog_registration"
FAULT = sys.argv[1] if len(sys.argv) > 1 else ""
NUMBER, TEXT, DAY, YEAR = r"[0-9]+", r".+", r"\d{4}-\d\d-\d\d", r"\d{4}"
Row = dict[str, object]

# item: must be given, form, most characters, codes
DOG: dict[str, tuple[bool, str, int, str]] = {
    "registration_number": (True, NUMBER, 8, ""),
    "owner_atena_number": (True, NUMBER, 15, ""),
    "breed": (True, TEXT, 40, ""),
    "dog_name": (False, TEXT, 40, ""),
    "sex": (True, TEXT, 99, "12"),
    "registered_on": (True, DAY, 10, ""),
}
VACCINATION: dict[str, tuple[bool, str, int, str]] = {
    "registration_number": (True, NUMBER, 8, ""),
    "fiscal_year": (True, YEAR, 4, ""),
    "vaccinated_on": (True, DAY, 10, ""),
    "tag_number": (False, NUMBER, 6, ""),
}
EXACT = ("registration_number", "owner_atena_number", "tag_number")  # of a fixed length
KEYS = {
    "owners": ("atena_number",),
    "dogs": ("registration_number",),
    "vaccinations": ("registration_number", "fiscal_year"),
}
OWNER = ("atena_number", "name", "address", "support_measure", "support_from", "support_until")
COLUMNS = {"owners": OWNER, "dogs": (*DOG, "state", "ended_on"), "vaccinations": tuple(VACCINATION)}
OFFERED = ("register-dog", "change-dog", "end-on-death", "record-vaccination", "search-dog")
OTHERS = ("list-registered", "put-out-data", "issue-registration-notice")


class RefusedError(Exception):
    """The office refuses: status, reason, and the item it is about."""

    def __init__(self, status: int, reason: str, item: str | None = None) -> None:
        super().__init__(reason)
        self.status, self.reason, self.item = status, reason, item


class TownOffice:
    """The register of one town."""

    def __init__(self) -> None:
        self.day = dt.date(2026, 4, 1)
        self.rows: dict[str, list[Row]] = {group: [] for group in KEYS}
        self.log: list[Row] = []

    def find(self, group: str, key: Row) -> Row:
        """Return the row under a key; C0404 when there is none."""
        for row in self.rows[group]:
            if all(row.get(name) == key.get(name) for name in KEYS[group]):
                return row
        raise RefusedError(404, "C0404", KEYS[group][0])

    def add(self, group: str, given: Row, items: dict[str, tuple[bool, str, int, str]]) -> Row:
        """Store a row as given."""
        hold(given, items, whole=True)
        if any(all(row[n] == given[n] for n in KEYS[group]) for row in self.rows[group]):
            raise RefusedError(409, "C0409", KEYS[group][0])
        row = {name: given.get(name) for name in items}
        self.rows[group].append(row)
        return row

    def refer(self, group: str, item: str, value: object) -> None:
        """Hold that what a number names is there; E0004 otherwise."""
        if FAULT != "unknown-owner" and not any(
            row[KEYS[group][0]] == value for row in self.rows[group]
        ):
            raise RefusedError(400, "E0004", item)

    def run(self, function: str, given: Row, role: str) -> list[Row]:
        """Do what a clerk asks for."""
        if function == "register-dog":
            hold(given, DOG, whole=True)
            self.refer("owners", "owner_atena_number", given["owner_atena_number"])
            row = self.add("dogs", given, DOG)
            row |= {"state": "1", "ended_on": None}
            return [row]
        if function == "change-dog":
            row = self.find("dogs", given)
            changes = {name: given[name] for name in ("dog_name", "breed") if name in given}
            hold(changes, DOG, whole=False)
            row |= changes
            return [row]
        if function == "end-on-death":
            row = self.find("dogs", given)
            if FAULT != "stays-registered":
                row["state"] = "2"
            return [row]
        if function == "record-vaccination":
            hold(given, VACCINATION, whole=True)
            self.refer("dogs", "registration_number", given["registration_number"])
            return [self.add("vaccinations", given, VACCINATION)]
        if function == "search-dog":
            return [row for row in self.rows["dogs"] if matches(row, given, role, self)]
        if function == "list-registered":
            found = [row for row in self.rows["dogs"] if row["state"] == "1"]
            return [{"registration_number": row["registration_number"]} for row in found]
        raise RefusedError(404, "C0405")

    def protected(self, number: object) -> bool:
        """Say whether an owner's whereabouts must not be told today."""
        today = self.day.isoformat()
        return any(
            row["atena_number"] == number
            and row.get("support_measure") == "1"
            and str(row.get("support_from") or today) <= today
            and str(row.get("support_until") or today) >= today
            for row in self.rows["owners"]
        )

    def notice(self, asked: Row) -> list[Row]:
        """Print the notice of registration for an owner."""
        subject = asked["subject"]
        assert isinstance(subject, dict)
        owner = self.find("owners", subject["key"])
        hidden = self.protected(owner["atena_number"]) and asked.get("addressee") != "self"
        if hidden and FAULT != "tells-address":
            raise RefusedError(403, "C0403")
        items = {"owner_name": owner["name"], "owner_address": owner["address"]}
        return [{"items": {**items, "issued_on": self.day.isoformat()}}]

    def files(self, groups: list[str]) -> list[Row]:
        """Write groups as CSV, every row once."""
        found: list[Row] = []
        for group in groups:
            lines = [",".join(COLUMNS[group])]
            lines += [
                ",".join(quoted(row.get(name)) for name in COLUMNS[group])
                for row in self.rows[group]
            ]
            if FAULT == "loses-a-row" and len(lines) > 1:
                lines.pop()
            content = "\r\n".join(lines) + "\r\n"
            found.append({"group": group, "file_name": f"{group}.csv", "content": content})
        return found


def matches(row: Row, given: Row, role: str, office: TownOffice) -> bool:
    """Say whether a dog is looked for; strangers do not find the dogs of the protected."""
    if role.startswith("other") and office.protected(row["owner_atena_number"]):
        return False
    return all(
        str(row.get(name) or "").startswith(str(value))
        if name == "dog_name"
        else row.get(name) == value
        for name, value in given.items()
    )


def hold(given: Row, items: dict[str, tuple[bool, str, int, str]], *, whole: bool) -> None:
    """Hold that what was entered is there, of the right form, not too long, and a code."""
    for name, (must, form, most, codes) in items.items():
        value = given.get(name)
        if value in (None, ""):
            if must and (whole or name in given) and f"without-{name}" != FAULT:
                raise RefusedError(400, "E0001", name)
            continue
        text = str(value)
        if not re.fullmatch(form, text) or (form == DAY and not is_day(text)):
            raise RefusedError(400, "E0002", name)
        if len(text) > most or (name in EXACT and len(text) != most):
            raise RefusedError(400, "E0003", name)
        if codes and text not in codes:
            raise RefusedError(400, "C0422", name)


def is_day(text: str) -> bool:
    """Say whether a calendar has the day."""
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def quoted(value: object) -> str:
    """Return a value as a field of CSV."""
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if re.search(r'[",\r\n]', text) else text


class Desk:
    """The interface: calls in, rows out."""

    def __init__(self) -> None:
        self.offices: dict[str, TownOffice] = {}

    def answer(self, method: str, path: str, body: dict[str, object]) -> list[Row]:
        """Return the rows of a call."""
        match [method, *path.strip("/").split("/")]:
            case ["GET", "capabilities"]:
                offer = {"functions": [*OFFERED, *OTHERS], "forms": ["registration-notice"]}
                return [{"domain": DOMAIN, "version": "1.0", "rules": [], "linkages": [], **offer}]
            case ["POST", "sandboxes"]:
                return self.open(str(len(self.offices) + 1), body)
            case ["PUT", "sandboxes", name]:
                return self.open(name, body)
            case ["DELETE", "sandboxes", name]:
                self.offices.pop(name, None)
                return []
            case [_, "sandboxes", name, *rest] if name in self.offices:
                return self.inside(self.offices[name], method, rest, body)
        raise RefusedError(404, "C0405")

    def open(self, name: str, body: dict[str, object]) -> list[Row]:
        """Begin an empty town on a day."""
        self.offices[name] = TownOffice()
        self.offices[name].day = dt.date.fromisoformat(str(body["business_date"]))
        return [{"sandbox": name}]

    def inside(self, office: TownOffice, method: str, rest: list[str], body: dict) -> list[Row]:
        """Do a call in a town."""
        role = (body.get("actor") or {}).get("role", "clerk")
        match [method, *rest]:
            case ["POST", "records"]:
                for one in body["rows"]:
                    office.rows.setdefault(one["group"], []).append(dict(one["row"]))
                return [{"loaded": len(body["rows"])}]
            case ["POST", "records", _, group, "query"]:
                where = body.get("where", {}).items()
                rows = office.rows.get(group, [])
                return [row for row in rows if all(row.get(k) == v for k, v in where)]
            case ["POST", "functions", _, function]:
                return office.run(function, body.get("inputs", {}), role)
            case ["POST", "exports", _]:
                return office.files(body["groups"])
            case ["POST", "forms", _, "registration-notice"]:
                return office.notice(body)
            case ["GET", "audit"]:
                return office.log
        raise RefusedError(404, "C0405")


def main() -> None:
    """Answer a call a line."""
    desk = Desk()
    for line in sys.stdin:
        call = json.loads(line)
        try:
            rows = desk.answer(call["method"], call["path"], call["body"] or {})
            done = {"metadata": {"title": "", "detail": ""}, "_links": {}, "result": rows}
            status, body = 200, done
        except RefusedError as error:
            told = [{"code": error.reason, "message": "", "item": error.item}]
            status = error.status
            body = {"title": "refused", "detail": "", "_links": {}, "errors": told}
        sys.stdout.write(json.dumps({"id": call["id"], "status": status, "body": body}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
