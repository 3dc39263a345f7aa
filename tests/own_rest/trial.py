"""Trial calculation 試算: what a business rule gives for facts that somebody enters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from own_rest import values
from own_rest.refusal import KEISHIKI, MITEIKYO, Refused

if TYPE_CHECKING:
    from own_rest.office import Office
    from own_rest.store import MunicipalTables

_LIST = re.compile(r"list(?: of |<)(.+?)>?$")
_MEMBERS = re.compile(r"\{(.*)\}$")
_PLAIN = {"date", "year_month", "datetime", "flag", "integer", "kana"}


class Trials:
    """The rules of one domain, asked and answered in the product's words."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def function(self, register: MunicipalTables, name: str, body: dict) -> dict:
        """Apply the rule behind a function."""
        return self.rule(register, self.office.function(name, "calculate")["rule"], body)

    def rule(self, register: MunicipalTables, name: str, body: dict) -> dict:
        """Apply a rule to entered facts."""
        known = self.office.rules.get(name)
        if known is None:
            raise Refused.because(MITEIKYO)
        given = {}
        for field, (key, kind) in known["inputs"].items():
            if field in body:
                try:
                    given[key] = inside(str(kind), body[field])
                except ValueError as error:
                    raise Refused.because(KEISHIKI, field) from error
        try:
            found = self.office.facts.apply(known["rule"], given, register.place)
        except Refused as refused:
            names = {key: field for field, (key, _) in known["inputs"].items()}
            raise Refused([(r, names.get(i, i)) for r, i in refused.reasons]) from refused
        output = known["output"]
        return {
            output[k][0]: outside(str(output[k][1]), v) for k, v in found.items() if k in output
        }


def inside(kind: str, value: object) -> object:
    """Return an entered fact as the rules want it."""
    return converted(kind, value, lambda k, v: values.read(k, v) if k in _PLAIN else v, back=True)


def outside(kind: str, value: object) -> object:
    """Return an output as the product shows it."""
    return converted(kind, value, lambda k, v: values.write(k, v) if k in _PLAIN else v, back=False)


def converted(kind: str, value: object, how, *, back: bool) -> object:
    if value is None:
        return None
    kind = kind.split("|", maxsplit=1)[0].split("(", maxsplit=1)[0]
    if isinstance(value, list):
        found = _LIST.match(kind)
        inner = found[1] if found else "text"
        return [converted(inner, one, how, back=back) for one in value]
    if isinstance(value, dict):
        return members(kind, value, how, back=back)
    return how(kind, value)


def members(kind: str, value: dict, how, *, back: bool) -> dict:
    """Return an object with its members converted; a member without a type stays as it is."""
    found = _MEMBERS.match(kind)
    parts = [p.partition(":") for p in (found[1].split(",") if found else [])]
    known = {n.strip(): part.strip() or by_name(n.strip()) for n, _, part in parts}
    names = {camel(name): name for name in known} if back else {name: camel(name) for name in known}
    types = {n: known[names[n] if back else n] for n in names}
    return {
        names.get(n, n): converted(types.get(n, "text"), v, how, back=back)
        for n, v in value.items()
    }


def by_name(name: str) -> str:
    """Return the type of a member by its name: `starts_on`, `birth_date` and `from` are days."""
    dated = name.endswith(("_date", "_on", "_from", "_to")) or name in {"date", "from", "to"}
    return "date" if dated else "text"


def camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
