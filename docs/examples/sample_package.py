"""A very small package: it registers claims of 児童手当 and knows until when a child counts."""

from __future__ import annotations

import datetime as dt
import re

DAY, NUMBER, TEXT = r"\d{4}-\d\d-\d\d", r"\d*", r"(?s).*"
# item: required, at most so many characters, form, what is wrong when it has another form
ITEMS = {
    "claim_no": (True, 15, TEXT, "form"),
    "payee_atena": (True, 15, NUMBER, "form"),
    "claim_reason": (True, 2, "0[1-7]|99", "code"),
    "received_on": (True, 10, DAY, "form"),
    "provisional_on": (False, 10, DAY, "form"),
    "event_date": (True, 10, DAY, "form"),
    "special_15day": (True, 5, "True|False", "form"),
    "channel": (True, 1, "[1-4]", "code"),
    "status": (True, 1, "[1-59]", "code"),
    "remarks": (False, 400, TEXT, "form"),
}
CLAIM_TYPE = "01"  # 認定請求


class RefusedError(Exception):
    """The package refuses: `what` is missing, form, length, code or duplicate; about an item."""

    def __init__(self, what: str, item: str) -> None:
        super().__init__(f"{what}: {item}")
        self.what, self.item = what, item


class Package:
    """Stored rows by group."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {}

    def register_claim(self, claim: dict[str, object]) -> dict[str, object]:
        """Store a claim and return it."""
        for item, rule in ITEMS.items():
            _hold(item, claim.get(item), *rule)
        claims = self.rows.setdefault("claims", [])
        if any(other["claim_no"] == claim["claim_no"] for other in claims):
            raise RefusedError("duplicate", "claim_no")
        claims.append({**claim, "claim_type": CLAIM_TYPE})
        return claims[-1]


def last_months(birth_date: str | None) -> dict[str, str]:
    """Return the last months by age (児童手当法第3条・第6条): an age is reached the day before."""
    _hold("birth_date", birth_date, True, 10, DAY, "form")  # noqa: FBT003 - required
    born = dt.date.fromisoformat(str(birth_date))
    reached = born - dt.timedelta(days=1)
    pay, count = (reached.year + age + (reached.month > 3) for age in (18, 22))  # noqa: PLR2004 - March
    months = {"pay_last_month": f"{pay}-03", "count_last_month": f"{count}-03"}
    return {"under3_last_month": f"{born.year + 3}-{born.month:02}", **months}


def _hold(item: str, value: object, required: bool, most: int, form: str, wrong: str) -> None:
    if value is None:
        if required:
            raise RefusedError("missing", item)
        return
    if not re.fullmatch(form, str(value)) or (form == DAY and not _is_day(str(value))):
        raise RefusedError(wrong, item)
    if len(str(value)) > most:
        raise RefusedError("length", item)


def _is_day(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False
