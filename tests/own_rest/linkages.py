"""Linkages 連携: rows that other systems get or send, as XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from own_rest.refusal import KEISHIKI, MITEIKYO, Refused

if TYPE_CHECKING:
    from own_rest.office import Caller, Office
    from own_rest.store import MunicipalTables

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Linkages:
    """The linkages of one domain."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def known(self, name: str) -> dict:
        if name not in self.office.linkages:
            raise Refused.because(MITEIKYO)
        return self.office.linkages[name]

    def send(self, register: MunicipalTables, who: Caller, name: str) -> bytes:
        """Return the current rows of the linkage's tables."""
        root = etree.Element("Renkei", shikibetsu=name)
        for table in self.known(name)["tables"]:
            for row in self.office.current(register, table):
                write(etree.SubElement(root, table), self.office.fields[table].body(row))
        self.office.note(register, who, "RENKEI", name)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)

    def receive(self, register: MunicipalTables, who: Caller, name: str, content: bytes) -> dict:
        """Take rows in; wrong ones are listed, good ones stored."""
        tables = self.known(name)["tables"]
        try:
            root = etree.fromstring(content, _PARSER)
        except etree.XMLSyntaxError as error:
            raise Refused.because(KEISHIKI) from error
        errors = []
        for number, line in enumerate(root, 1):
            for reason, item in self.take(register, tables, line):
                errors.append({"gyoNo": number, "riyu": reason, "koumoku": item})
        self.office.note(register, who, "RENKEI", name)
        wrong = {error["gyoNo"] for error in errors}
        return {"torikomi": len(root) - len(wrong), "ayamari": errors}

    def take(
        self, register: MunicipalTables, tables: list[str], line
    ) -> list[tuple[str, str | None]]:
        """Store one row, in the place of one with its key; return what is wrong with it."""
        office, table = self.office, line.tag
        if table not in tables:
            return [(MITEIKYO, None)]
        columns, key = office.columns(table), office.tables[table]["key"]
        try:
            row = office.fields[table].row(read(line), list(columns))
        except Refused as refused:
            return refused.reasons
        wrong = office.validator.missing(columns, row, list(columns))
        wrong += office.validator.wrong(columns, row)
        if wrong:
            return [(reason, office.fields[table].field(item)) for reason, item in wrong]
        held = register.rows(office.word, table, {c: row.get(c) for c in key})
        if held:
            register.change(office.word, table, held[0]["#"], row)
        else:
            register.add(office.word, table, row)
        return []


def write(parent, body: dict) -> None:
    for name, value in body.items():
        element = etree.SubElement(parent, name)
        if isinstance(value, dict):
            write(element, value)
        else:
            element.text = str(value)


def read(element) -> dict:
    return {child.tag: read(child) if len(child) else child.text for child in element}
