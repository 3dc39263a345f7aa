"""Write the attestations of the sample profile: one for each requirement that wants evidence.

The sample package is made up, and so are its statements; each says so. Run it after a function or
an invariant of the catalogue has begun to want evidence: `python .ci/attestations.py`.
"""
# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.load import load
from conformance.planning.plan import make_plan
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from conformance.cases.case import Case

PROFILE = Path(__file__).parent.parent / "vendor_profiles" / "reference.yaml"
MARK = "\nattestations:"
SIGNED = """\
    by: 適合　花子
    role: 見本システム開発責任者
    date: 2026-11-01
"""


def main() -> None:
    """Replace everything below the mark in the profile."""
    head = PROFILE.read_text("utf-8").split(MARK)[0]
    PROFILE.write_text(f"{head}{MARK} []\n", "utf-8")
    entries = "".join(_entry(case) for case in _wanted())
    PROFILE.write_text(f"{head}{MARK}\n{entries}", "utf-8")


def _wanted() -> list[Case]:
    """Return the cases that stay untested for want of evidence when nothing is attested."""
    profile = load_profile(PROFILE).profile
    specs = [load(domain, named.version) for domain, named in profile.specifications.items()]
    plan = make_plan(specs, profile, dt.date(2026, 11, 1))
    return [p.case for p in plan if p.cause and p.cause.code == "U-NO-EVIDENCE"]


def _entry(case: Case) -> str:
    requirement = case.requirement
    evidence = str(case.params["evidence"]).rstrip("。")
    sentence = f"「{requirement.title_ja}」を次の証拠で確かめた（架空の見本）。{evidence}。"
    return (
        f"  - requirement: {requirement.id}\n{SIGNED}"
        f"    statement: {sentence}\n"
        "    evidence: evidence/sample-package.md\n"  # which says that there is none
    )


if __name__ == "__main__":
    main()
