"""The export files of a made-up town: a standard layout, as the product hands its data over."""

from __future__ import annotations

import csv
import io
import zlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from own_rest.office import Office

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = 12
_DAY, _PAY_DAY = date(2026, 4, 1), 10
_SURNAMES, _GIVEN = ("山田", "鈴木", "佐藤", "高橋", "伊藤"), ("太郎", "花子", "一郎", "陽子")
_KANA = ("ヤマダ　タロウ", "スズキ　ハナコ", "サトウ　イチロウ", "タカハシ　ヨウコ")


def write(folder: Path, town: Town | None = None) -> None:
    """Write one file for each table: UTF-8 with mark, CRLF, Japanese headings."""
    folder.mkdir(parents=True, exist_ok=True)
    town = town or Town({word: Office(word) for word in Office.words()})
    for office in town.offices.values():
        for table in office.tables:
            content = layout(office, table, town.rows(office, table))
            (folder / f"{office.key}__{group_key(office, table)}.csv").write_bytes(content)


def group_key(office: Office, table: str) -> str:
    return office.tables[table]["standard"]


def layout(office: Office, table: str, rows: list[dict]) -> bytes:
    """Return a file in the standard layout: ISO days, codes of the law, flags 1 and 0."""
    columns = office.columns(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([known["name"] for known in columns.values()])
    for row in rows:
        writer.writerow([standard(office, known, row.get(c)) for c, known in columns.items()])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def standard(office: Office, known: dict, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(office.facts.lawful(known, value))


class Town:
    """Person n has row n in every table; a reference takes what row n has where it points."""

    def __init__(self, offices: dict[str, Office]) -> None:
        self.offices = offices

    def rows(self, office: Office, table: str) -> list[dict]:
        return [row for person in range(PEOPLE) for row in self.history(office, table, person)]

    def history(self, office: Office, table: str, person: int) -> list[dict]:
        """Return a person's rows: two where the table keeps its past and the number is odd."""
        past, row = office.tables[table]["history"], self.row(office, table, person)
        if not past:
            return [row]
        last = 1 + person % 2
        return [self.version(row, past, number, last) for number in range(1, last + 1)]

    @staticmethod
    def version(row: dict, past: dict, number: int, last: int) -> dict:
        found = {**row, past["number"]: number}
        if "latest" in past:
            found[past["latest"]] = number == last
        if "since" in past and number > 1:
            found[past["since"]] = _DAY.isoformat()
        if "until" in past:
            before = (_DAY - timedelta(days=1)).isoformat()
            found[past["until"]] = None if number == last else before
        return found

    def row(self, office: Office, table: str, person: int) -> dict:
        """Return a row; every third person has the required items only."""
        columns, key = office.columns(table), office.tables[table]["key"]
        row = {
            c: self.value(office, table, c, person)
            for c, known in columns.items()
            if (known.get("required") or c in key or person % 3) and "不詳" not in known["name"]
        }
        for column, when in office.tables[table]["needed_when"].items():
            if column not in row and needed(row, when):
                row[column] = self.value(office, table, column, person)
        return row | worked_out(office, table, row)

    def value(self, office: Office, table: str, column: str, person: int) -> object:
        chain = [(office.word, table, column)]
        while (place := self.pointed(chain[-1])) and place not in chain:
            chain.append(place)
        word, table, column = min(chain) if place else chain[-1]  # in a circle all agree on one
        return make(self.offices[word], self.offices[word].columns(table)[column], column, person)

    def pointed(self, at: tuple[str, str, str]) -> tuple[str, str, str] | None:
        refers = self.offices[at[0]].columns(at[1])[at[2]].get("refers")
        if not refers:
            return None
        table, column = next(iter(refers["tables"].items()))
        return refers["domain"], table, column


def needed(row: dict, when: dict) -> bool:
    """Say whether the other values of a row make one necessary."""
    return all(row.get(c) in (values or [None]) for c, values in when.items())


def worked_out(office: Office, table: str, row: dict) -> dict:
    """Return the values of a row that follow from others: when a month is paid, and how much."""
    if (office.word, table) != ("jite", "shiharai"):
        return {}
    given = {"month": row["targetMonth"], "pay_day": _PAY_DAY, "closed_dates": []}
    found = office.facts.apply("payment-schedule", given, {})
    return {
        "payMonth": found["pay_month"],
        "kikan.kara": found["period_from"],
        "kikan.made": found["period_to"],
        "netAmount": row["kingaku"] - row.get("deductionAmount", 0),
    }


def make(office: Office, known: dict, column: str, person: int) -> object:
    """Return a lawful value of a column for a person, the same every time."""
    number = zlib.crc32(f"{column} {person}".encode())
    return getattr(Values(office, known, person, number), known["type"])()


class Values:
    """Values by type."""

    def __init__(self, office: Office, known: dict, person: int, number: int) -> None:
        self.office, self.known, self.person, self.number = office, known, person, number

    def text(self) -> str:
        surname = _SURNAMES[self.person % len(_SURNAMES)]
        name = f"{surname}　{_GIVEN[self.person % len(_GIVEN)]}"
        text = name if "氏名" in self.known["name"] else f"{self.person + 1}番見本"
        return text[: self.known.get("max_len", self.known.get("len", 20))]

    def kana(self) -> str:
        return _KANA[self.person % len(_KANA)][: self.known.get("max_len", 50)].rstrip("　")

    def digits(self) -> str:
        maker = _CHECKED.get(self.known.get("identifier", ""))
        if maker:
            return maker(self.number)
        length = self.known.get("len") or min(self.known.get("max_len", 10), 10)
        return str(9 * 10 ** (length - 1) + (self.person + 1) % 10 ** (length - 1))

    def alnum(self) -> str:
        length = self.known.get("len") or min(self.known.get("max_len", 10), 10)
        return f"A{self.person + 1:0{max(length - 1, 1)}}"[:length]

    def integer(self) -> int:
        low = self.known.get("min", 0)
        return min(low + self.person + 1, self.known.get("max", 10**6))

    def decimal(self) -> str:
        return f"{self.person}.{'5' * self.known.get('fraction', 1)}"

    def code(self) -> str:
        codes = self.office.codes[self.known["codes"]]
        values = sorted(codes, key=lambda one: codes[one]["law"])  # the domains number differently
        return values[self.person % len(values)]

    def flag(self) -> bool:
        return self.person % 2 == 0

    def date(self) -> str:
        return (_DAY - timedelta(days=100 + self.person)).isoformat()

    def year_month(self) -> str:
        return self.date()[:7]

    def year(self) -> str:
        return self.date()[:4]

    def datetime(self) -> str:
        return f"{self.date()}T10:00:00"

    def time(self) -> str:
        return "10:00:00"


def with_digit(base: str, weights: list[int]) -> str:
    """Return digits with a check digit of modulus 11 behind (a remainder of 0 or 1 gives 0)."""
    rest = sum(int(d) * w for d, w in zip(base, weights, strict=True)) % 11
    return base + str(0 if rest <= 1 else 11 - rest)


def my_number(number: int) -> str:
    """Return a 個人番号: the weights of its digits are 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2."""
    return with_digit(str(10**10 + number % 10**10), [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])


def resident_code(number: int) -> str:
    """Return a 住民票コード: the weights of its digits are 5, 4, 3, 2, 7, 6, 5, 4, 3, 2."""
    return with_digit(str(10**9 + number % 10**9), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])


def municipality(_number: int) -> str:
    """Return the code of the made-up municipality."""
    return "139998"


_CHECKED = {"lg_code": municipality, "kojin_bango": my_number, "juminhyo_code": resident_code}
