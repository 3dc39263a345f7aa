"""One domain of the product: its definitions and what its functions share."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from own_rest.facts import Facts
from own_rest.fields import Fields
from own_rest.protection import Protection
from own_rest.refusal import MITEIKYO, Refused
from own_rest.validate import Validator

if TYPE_CHECKING:
    from own_rest.store import MunicipalTables, Row

_PARTS = ("domain", "tables", "codes", "functions", "forms", "linkages", "rules")
_SYSTEM = Path(__file__).resolve().parent / "system"


@lru_cache(maxsize=1)
def _definitions() -> dict:
    return {part: json.loads((_SYSTEM / f"{part}.json").read_text("utf-8")) for part in _PARTS}


@dataclass(frozen=True)
class Caller:
    """Who asks: the staff number and the role (権限) the request acts with."""

    staff: str
    role: str


class Office:
    """One domain: definitions of its own (a copy), and the parts that read them."""

    def __init__(self, word: str) -> None:
        known = {part: copy.deepcopy(content[word]) for part, content in _definitions().items()}
        self.word, self.key, self.version = (
            word,
            known["domain"]["domain"],
            known["domain"]["version"],
        )
        self.tables, self.codes = known["tables"], known["codes"]
        self.functions, self.forms = known["functions"], known["forms"]
        self.linkages, self.rules = known["linkages"], known["rules"]
        self.fields = {name: Fields(table) for name, table in self.tables.items()}
        self.validator = Validator(self.codes)
        self.facts = Facts(self.key, self.codes)
        self.protection = Protection(word, known["domain"]["protection"])

    @staticmethod
    def words() -> list[str]:
        return list(_definitions()["tables"])

    @staticmethod
    def all_tables() -> dict:
        return _definitions()["tables"]

    def columns(self, table: str) -> dict:
        return self.tables[table]["columns"]

    def function(self, name: str, *kinds: str) -> dict:
        """Return a function of one of the kinds; what is not offered is refused as such."""
        found = self.functions.get(name)
        if found is None or found["kind"] not in kinds:
            raise Refused.because(MITEIKYO)
        return found

    def table(self, name: str) -> dict:
        if name not in self.tables:
            raise Refused.because(MITEIKYO)
        return self.tables[name]

    def named(self, reasons: list[tuple[str, str]], table: str) -> Refused:
        """Return a refusal whose items are named as they are outside."""
        return Refused([(reason, self.fields[table].field(item)) for reason, item in reasons])

    def key_of(self, register: MunicipalTables, table: str, row: Row) -> Row:
        return {c: row.get(c) for c in register.key(self.word, table)}

    def current(self, register: MunicipalTables, table: str, where: Row | None = None) -> list[Row]:
        """Return the newest row of each key that matches."""
        return register.current(self.word, table, where)

    def person(self, table: str, row: Row) -> object:
        column = self.tables[table]["person"]
        return row.get(column) if column else None

    def note(
        self, register: MunicipalTables, who: Caller, action: str, target: str, **more: object
    ) -> None:
        """Enter an action into the operation log 操作履歴."""
        minutes, seconds = divmod(len(register.log), 60)  # one entry a second, from nine on
        hour = 9 + minutes // 60 % 15
        register.log.append(
            {
                "nichiji": f"{register.day}T{hour:02}:{minutes % 60:02}:{seconds:02}",
                "sosaSha": who.staff,
                "kengen": who.role,
                "shori": action,
                "taisho": target,
                "kagi": more.get("key") or {},
                "kekka": more.get("outcome", "SEIJO"),
            }
        )
