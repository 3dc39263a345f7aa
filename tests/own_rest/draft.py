"""Draft the product's definitions and the profile's mapping from the catalogue and one name table.

A vendor implements the specification; this script spares the typing. `words.yaml` holds the names;
`system/*.json` (what the server reads) and the marked parts of the profile are written from it, so
that they cannot contradict each other. Run it after the catalogue or the table has changed:
`python tests/own_rest/draft.py`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from itertools import chain
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from conformance.cases.case import RequirementRef

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from own_rest.drafted import ROOT, VERSIONS, Draft

HERE = Path(__file__).resolve().parent
SYSTEM = HERE / "system"
PROFILE = ROOT / "vendor_profiles" / "own_rest_api.yaml"
SIGNED = {
    "by": "独自　開発",
    "role": "独自様式見本システム開発責任者",
    "date": dt.date(2026, 11, 1),
}
_WIDTH, _DEEP = 96, 6  # columns of a line, and where the section `mapping` stands


def main() -> None:
    words = yaml.safe_load((HERE / "words.yaml").read_text("utf-8"))
    drafts = {word: Draft(name, words).draft() for name, word in words["domains"].items()}
    for part in next(iter(drafts.values())):
        content = {word: draft[part] for word, draft in drafts.items()}
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (SYSTEM / f"{part}.json").write_text(text + "\n", "utf-8")
    if PROFILE.exists():
        text = put(PROFILE.read_text("utf-8"), "names", mapping_names(words))
        PROFILE.write_text(put(text, "attestations", attestations()), "utf-8")


# -- the profile --------------------


def put(text: str, mark: str, content: str) -> str:
    """Return the text with what stands between `# <mark>` and `# </mark>` replaced."""
    pattern = re.compile(rf"( *# <{mark}>[^\n]*\n).*?( *# </{mark}>)", re.DOTALL)
    if not pattern.search(text):
        sys.exit(f"{PROFILE}: no place is marked # <{mark}>")
    return pattern.sub(lambda m: m[1] + content + m[2], text)


def mapping_names(words: dict) -> str:
    """Return names, fields and codes of the section `mapping`."""
    searches = (joined_scopes(Draft(domain, words)) for domain in words["domains"])
    fields = dict(chain(words["fields"].items(), *(found.items() for found in searches)))
    names = {"domains": words["domains"], "groups": words["groups"]}
    parts = {"names": names, "fields": fields, "codes": words["codes"]}
    found = (lines(name, content, _DEEP) for name, content in parts.items())
    return "".join(f"{line}\n" for line in chain.from_iterable(found))


def joined_scopes(draft: Draft) -> dict:
    """Return the searches that take a split item in one piece."""
    found = {}
    for function in draft.functions.values():
        operation = function["operation"]
        if operation["kind"] != "search":
            continue
        for by in operation["by"]:
            if isinstance(draft.written(operation["record"], by["item"]), dict):
                scope = f"{draft.domain}/function/{function['key']}"
                found[scope] = {by["item"]: draft.column(operation["record"], by["item"])}
    return found


def lines(key: str, value: object, indent: int) -> list[str]:
    """Return an entry on one line if it fits, else member by member or wrapped."""
    start = f"{' ' * indent}{json.dumps(key) if key == '*' else key}: "
    if len(start) + len(flow(value)) <= _WIDTH:
        return [start + flow(value)]
    if isinstance(value, dict) and any(isinstance(v, dict) for v in value.values()):
        inner = (lines(name, one, indent + 2) for name, one in value.items())
        return [start.rstrip(), *chain.from_iterable(inner)]
    return wrapped(start + flow(value), indent + 2)


def flow(value: object) -> str:
    """Return a value as YAML on one line."""
    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6
    )
    return text.removesuffix("\n").removesuffix("\n...")


def wrapped(text: str, indent: int) -> list[str]:
    """Return a flow mapping on several lines, broken after commas only."""
    first = text[: len(text) - len(text.lstrip())]
    found = wrap(
        text.strip().replace(": ", ":\0"),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\0", " ") for line in found]


def attestations() -> str:
    """Return a statement for each requirement that no machine can see, as far as it applies."""
    from conformance.catalog.load import load
    from conformance.planning.plan import make_plan
    from conformance.surfaces.profile import load_profile

    profile = load_profile(ROOT / "vendor_profiles" / "reference.yaml").profile
    specs = [load(domain, version) for domain, version in VERSIONS.items()]
    plan = make_plan(specs, profile.model_copy(update={"attestations": ()}), SIGNED["date"])
    wanted = [p.case.requirement for p in plan if p.cause and p.cause.code == "U-NO-EVIDENCE"]
    entries = chain.from_iterable(wrapped(f"  - {flow(statement(one))}", 6) for one in wanted)
    return "".join(f"{line}\n" for line in entries)


def statement(requirement: RequirementRef) -> dict:
    """Return what the made-up person in charge says about a requirement."""
    return {
        "requirement": requirement.id,
        **SIGNED,
        "statement": f"「{requirement.title_ja}」を画面と記録で確かめた（架空の見本）。",
        "evidence": "evidence/sample-package.md",
    }


if __name__ == "__main__":
    main()
