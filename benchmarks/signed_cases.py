"""A signed bundle of the whole plan for `projections.py`, of which one case in a hundred deviates.

Started with a profile, the folder in which `bundle.zip` and the key `bench.pub` are written, and a
domain, if only that one is to be in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from many_cases import RECORD, outcomes

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.results.build import build, judge_case
from conformance.results.store import to_bytes
from conformance.trust.bundle import make_bundle
from conformance.trust.deviations import misplaced
from conformance.trust.evidence import read_evidence
from conformance.trust.keys import make_keys, read_signer


def main(profile: Path, folder: Path, *domains: str) -> None:
    """Write them; a deviation that could not stand on what is made up here is a pass."""
    options = {"profile": str(profile)} | ({"domain": ",".join(domains)} if domains else {})
    prepared = prepare(options_of(options))
    own = [judge_case(prepared.run, planned, None) for planned in prepared.plan]
    cases = tuple(outcomes(own, len(own)))
    wrong = {case.id for case, _ in misplaced(build(prepared.run, cases, RECORD))}
    passed = {"verdict": "pass", "finding": None}
    sound = tuple(c.model_copy(update=passed) if c.id in wrong else c for c in cases)
    result = build(prepared.run, sound, RECORD)
    make_keys(folder / "bench.key", folder / "bench.pub")
    evidence, signer = read_evidence(result, profile.parent), read_signer(folder / "bench.key")
    bundle = make_bundle(result, to_bytes(result), evidence, signer)
    (folder / "bundle.zip").write_bytes(bundle)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
