"""Batches and exports run as jobs: accepted at once, asked after until they are done."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from own_rest.applications import Applications
from own_rest.refusal import TAISHO_NASHI, Refused

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import MunicipalTables, Row

_COMPARE = {
    "equals": lambda a, b: a == b,
    "not_equals": lambda a, b: a != b,
    "before": lambda a, b: a is not None and a < b,
    "after": lambda a, b: a is not None and a > b,
    "on_or_before": lambda a, b: a is not None and a <= b,
    "on_or_after": lambda a, b: a is not None and a >= b,
}


class Batches:
    """The jobs of one domain. A job runs when it is first asked after, and is done at the next."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def order(self, register: MunicipalTables, who: Caller, kind: str, name: str) -> str:
        """Accept a job: `ikkatsu` a batch function, `shutsuryoku` the export of a table."""
        if kind == "ikkatsu":
            self.office.function(name, "batch")
        else:
            self.office.table(name)
        number = register.next_number("J")
        register.jobs[number] = {"kind": kind, "name": name, "who": who, "state": "UKETSUKE"}
        return number

    def progress(self, register: MunicipalTables, number: str) -> dict:
        """Return how far a job is; its keys stand beside when it is done."""
        job = self.job(register, number)
        if job["state"] == "UKETSUKE":
            job["result"] = getattr(self, job["kind"])(register, job)
            job["state"] = "JIKKOCHU"
            return {"jotai": "JIKKOCHU"}
        job["state"] = "KANRYO"
        keys = job["result"] if job["kind"] == "ikkatsu" else []
        return {"jotai": "KANRYO", "taisho": keys}

    def job(self, register: MunicipalTables, number: str) -> dict:
        if number not in register.jobs:
            raise Refused.because(TAISHO_NASHI)
        return register.jobs[number]

    def file(self, register: MunicipalTables, number: str) -> str:
        """Return what an export wrote (CSV)."""
        job = self.job(register, number)
        if job["state"] != "KANRYO" or job["kind"] != "shutsuryoku":
            raise Refused.because(TAISHO_NASHI)
        return job["result"]

    def ikkatsu(self, register: MunicipalTables, job: dict) -> list[dict]:
        office, function = self.office, self.office.functions[job["name"]]
        table = function["table"]
        rows = [
            r for r in register.current(office.word, table) if self.meets(register, function, r)
        ]
        for row in rows if function["sets"] else []:
            Applications(office).supersede(register, table, row, {**row, **function["sets"]})
        keys = [office.fields[table].body(office.key_of(register, table, row)) for row in rows]
        for key in keys or [{}]:
            office.note(register, job["who"], "IKKATSU", table, key=key)
        return keys

    def meets(self, register: MunicipalTables, function: dict, row: Row) -> bool:
        return all(
            _COMPARE[c["op"]](
                row.get(c["column"]), register.day if isinstance(c["value"], dict) else c["value"]
            )
            for c in function["when"]
        )

    def shutsuryoku(self, register: MunicipalTables, job: dict) -> str:
        table, fields = job["name"], self.office.fields[job["name"]]
        out = io.StringIO()
        paths = [p for c in fields.columns for p in fields.paths(c)]
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(paths)
        for row in register.rows(self.office.word, table):
            flat = flattened(fields.body(row))
            writer.writerow([flat.get(path, "") for path in paths])
        self.office.note(register, job["who"], "SHUTSURYOKU", table)
        return out.getvalue()


def flattened(body: dict, prefix: str = "") -> dict:
    found: dict = {}
    for name, value in body.items():
        if isinstance(value, dict):
            found |= flattened(value, f"{prefix}{name}.")
        else:
            found[prefix + name] = value
    return found
