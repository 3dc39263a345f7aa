"""What lint found in the catalogue, as SARIF 2.1.0: each code with why and how to repair it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic_core import to_json

from conformance import __version__
from conformance.report.codes import codes
from conformance.report.sarif import SCHEMA
from conformance.report.shown import clean
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.errors import Message
    from conformance.findings import Json

_PLACE = re.compile(r"(?P<file>.+?\.(?:yaml|json))(?::(?P<line>\d+))?")


@cache
def reasons() -> Mapping[str, Bilingual]:
    """Return why each finding of lint matters, by its code."""
    text = files("conformance.report").joinpath("lint_why.yaml").read_text(encoding="utf-8")
    return {name: Bilingual(**parts) for name, parts in yaml.safe_load(text).items()}


def lint_sarif(found: Sequence[Message], home: Callable[[str], Path], here: Path) -> bytes:
    """Return findings as a SARIF log; `home` is the catalogue of a domain.

    Places are relative to `here` where they lie below it, as viewers of a repository want them.
    """
    names = sorted({message.code for message in found})
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "conformance catalog lint",
                "semanticVersion": __version__,
                "rules": [_rule(name) for name in names],
            }
        },
        "results": [_result(one, names.index(one.code), home, here) for one in found],
    }
    log: dict[str, Json] = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return to_json(log, indent=1) + b"\n"


def _rule(name: str) -> Json:
    code, why = codes().get(name), reasons().get(name)
    rule: dict[str, Json] = {"id": name}
    if code is not None:
        rule["shortDescription"] = {"text": _said(code.meaning)}
        rule["help"] = {"text": _said(code.remedy)}
    if why is not None:
        rule["fullDescription"] = {"text": _said(why)}
    return rule


def _result(
    message: Message, place: int, home: Callable[[str], Path], here: Path
) -> dict[str, Json]:
    result: dict[str, Json] = {
        "ruleId": message.code,
        "ruleIndex": place,
        "level": "error",
        "message": {
            "text": f"{_said(Bilingual(message.ja, message.en))}"
            f" — {_said(Bilingual(message.remedy_ja, message.remedy_en))}"
        },
    }
    match = _PLACE.fullmatch(message.where)
    if match is None:
        return result
    location: dict[str, Json] = {"artifactLocation": {"uri": _uri(match["file"], home, here)}}
    if match["line"] is not None:
        location["region"] = {"startLine": int(match["line"])}
    return {**result, "locations": [{"physicalLocation": location}]}


def _uri(file: str, home: Callable[[str], Path], here: Path) -> str:
    path = Path(file)
    if not path.is_absolute():
        path = home(path.parts[0]) / path
    path = path.resolve()
    below = here.resolve()
    return path.relative_to(below).as_posix() if path.is_relative_to(below) else path.as_uri()


def _said(words: Bilingual) -> str:
    return clean(words.ja if words.ja == words.en else f"{words.ja} / {words.en}")
