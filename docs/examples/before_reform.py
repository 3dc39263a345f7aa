"""Write the child allowance as it was before October 2024 into a folder, for a worked revision.

It is the bundled specification with three things undone: the function that keeps who only counts
was optional, one code did not stand in its list, and payments were made three times a year.

    python docs/examples/before_reform.py before
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from conformance.catalog.locate import catalog_directory

SPECIFICATION = "child_allowance/2.0"
KEPT_FOR_COUNTING = "- key: manage-sibling-count\n"
FROM_REFORM = r"  - \{from: 2024-10, pay_months: .*\n"
EXAMPLES_SINCE = r"  - given: \{month: (2024-1|2025).*\n    expect: .*\n    why: .*\n"


def once(text: str, pattern: str, by: str) -> str:
    changed, times = re.subn(pattern, by, text)
    if not times:
        sys.exit(f"the catalogue has changed: {pattern} stands nowhere any more")
    return changed


def functions(text: str) -> str:
    head, key, rest = text.partition(KEPT_FOR_COUNTING)
    if not key:
        sys.exit(f"the catalogue has changed: {KEPT_FOR_COUNTING.strip()} is gone")
    return head + key + rest.replace("class: required", "class: optional", 1)


def codes(text: str) -> str:
    return once(text, ", '3': 監護相当・生計費負担確認", "")


def rules(text: str) -> str:
    head, key, rest = text.partition("- key: payment-schedule\n")
    mine, following, after = rest.partition("\n- key: ")
    mine = once(once(mine, FROM_REFORM, ""), ", to: 2024-09, pay", ", pay")
    return head + key + once(mine + "\n", EXAMPLES_SINCE, "").rstrip("\n") + following + after


def main(out: Path) -> None:
    folder = out / SPECIFICATION
    shutil.copytree(catalog_directory() / SPECIFICATION, folder)
    for name, edit in (("functions", functions), ("codes", codes), ("rules", rules)):
        path = folder / f"{name}.yaml"
        path.write_text(edit(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print(Path(sys.argv[1]) / SPECIFICATION)  # noqa: T201 - a script
