"""Write three catalogues for worked revisions into a folder.

`before`: the national health insurance as it was in the fiscal year 2025, without the amounts of
2026. `linked`: the child allowance as if the resident register sent no kana of the name yet, a
made-up change of a linkage. `mine`: a copy of the whole catalogue, to be edited.

    python docs/examples/worked_revisions.py worked
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from conformance.catalog.locate import catalog_directory

INSURANCE = "national_health_insurance/1.7"
ALLOWANCE = "child_allowance/2.0"
OF_2026 = r"  - \{from: '2026-04-01', to: '2027-03-31', .*\n"
EXAMPLES_OF_2026 = r"  - given: \{.*fiscal_year: 2026.*\n(?:    .*\n)*"
KANA_SENT = "        name_kana: name_kana\n"


def once(text: str, pattern: str, by: str) -> str:
    changed, times = re.subn(pattern, by, text)
    if not times:
        sys.exit(f"the catalogue has changed: {pattern} stands nowhere any more")
    return changed


def year_2025(text: str) -> str:
    """Take the amounts of 2026 away, and the worked examples of the rules that have them."""
    parts = re.split(r"^(?=- key: )", text, flags=re.MULTILINE)
    rules = [
        re.sub(EXAMPLES_OF_2026, "", once(part, OF_2026, "")) if re.search(OF_2026, part) else part
        for part in parts
    ]
    if rules == parts:
        sys.exit("the catalogue has changed: no rule has amounts of 2026 any more")
    return "".join(rules)


def without_kana(text: str) -> str:
    head, sent, rest = text.partition(KANA_SENT)
    if not sent:
        sys.exit("the catalogue has changed: the linkage does not send the kana of the name")
    return head + rest


def main(out: Path) -> None:
    shutil.copytree(catalog_directory(), out / "mine")
    for folder, specification, name, edit in (
        ("before", INSURANCE, "rules", year_2025),
        ("linked", ALLOWANCE, "linkages", without_kana),
    ):
        shutil.copytree(catalog_directory() / specification, out / folder / specification)
        path = out / folder / specification / f"{name}.yaml"
        path.write_text(edit(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print(Path(sys.argv[1]))  # noqa: T201 - a script
