"""How many modules one generated case of a rule runs, from the plan to its verdict.

python benchmarks/modules.py [CASE]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.plugin.here import run_here
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare

if TYPE_CHECKING:
    from types import FrameType

PROFILE = Path(__file__).parents[1] / "vendor_profiles" / "reference.yaml"
CASE = "child_allowance/rule/monthly-amount/generated-facts"


def main(case: str) -> None:
    """Run the case with the functions of the package counted, and print them by room."""
    modules: set[str] = set()

    def seen(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            modules.add(frame.f_globals.get("__name__", ""))

    sys.setprofile(seen)
    try:
        prepared = prepare(options_of({"profile": str(PROFILE), "case": case, "seed": "1"}))
        place, launched = open_place(prepared)
        run_here(prepared, place, lambda judged: print(judged.id, judged.verdict))
        if launched is not None:
            launched.stop()
    finally:
        sys.setprofile(None)
    own = sorted(name for name in modules if name.startswith("conformance."))
    rooms = Counter(name.split(".")[1] for name in own)
    print(f"{case}: {len(own)} modules")
    print(", ".join(f"{room} {count}" for room, count in rooms.most_common()))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else CASE)
