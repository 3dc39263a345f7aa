"""The vendor's figures by date of effect, from `parameters.json`."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from own_rest.rules.faults import OutOfScope
from own_rest.rules.months import Month


@cache
def _table() -> dict[str, list[dict]]:
    return json.loads(Path(__file__).with_name("parameters.json").read_text("utf-8"))


def figures(topic: str, when: date | Month) -> dict:
    """Return the figures of a topic in force on a day or in a month; out of scope before all."""
    moment = str(when)
    found = [entry for entry in _table()[topic] if entry["from"] <= moment]
    if not found:
        raise OutOfScope(f"{topic}: no figures for {moment}")
    return found[-1]
