"""What a single value must be: kind of characters, number of characters, code."""

from __future__ import annotations

import re

from own_rest.refusal import CODE_NASHI, HISSU, KEISHIKI, KETA

_KINDS = {
    "digits": re.compile(r"[0-9]*"),
    "alnum": re.compile(r"[0-9A-Za-z-]*"),
    "kana": re.compile(r"[ァ-ヺー　・]*"),
    "year": re.compile(r"[0-9]{4}"),
    "decimal": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "time": re.compile(r"[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?"),
}


class Validator:
    """Judges rows of one domain by the definitions of its columns and code lists."""

    def __init__(self, codes: dict) -> None:
        self.codes = codes

    def missing(self, columns: dict, row: dict, wanted: list[str]) -> list[tuple[str, str]]:
        return [(HISSU, c) for c in wanted if columns[c].get("required") and row.get(c) is None]

    def wrong(self, columns: dict, row: dict) -> list[tuple[str, str]]:
        found = []
        for column, value in row.items():
            if value is None or column not in columns:
                continue
            reason = self.reason(columns[column], value)
            if reason:
                found.append((reason, column))
        return found

    def reason(self, known: dict, value: object) -> str | None:
        """Return what is wrong with a value, if anything."""
        kind = _KINDS.get(known["type"])
        if kind and not kind.fullmatch(str(value)):
            return KEISHIKI
        if known["type"] == "code":
            return None if value in self.codes.get(known.get("codes"), {value: 1}) else CODE_NASHI
        if isinstance(value, str) and known["type"] not in {"date", "year_month", "datetime"}:
            return self.length(known, len(value))
        return None

    @staticmethod
    def length(known: dict, number: int) -> str | None:
        if known["type"] in {"digits", "alnum"} and "len" in known and number != known["len"]:
            return KETA
        return KETA if number > known.get("max_len", number) else None
