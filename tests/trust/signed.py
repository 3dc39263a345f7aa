"""A result of the whole plan of one domain, as a run would write it, without a run; and bundles."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.cases.outcome import Outcome
from conformance.findings import Cause, Finding
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.results.about import about
from conformance.results.build import build, judge_case
from conformance.results.fold import defects
from conformance.results.judgement import counts_of, verdict_of
from conformance.results.store import to_bytes
from conformance.trust.bundle import make_bundle
from conformance.trust.container import ENVELOPE, RESULT, compressed, packed, unpacked
from conformance.trust.envelope import sealed
from conformance.trust.statement import statement_of, timestamp_text
from conformance.values.today import now_in_japan

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import Result

PROFILE = """\
profile: 1
product: {{name: 試験製品, vendor: 架空社, release: "{release}"}}
municipality: {{type: general_city, code: "139998", name: 見本市}}
specifications:
  child_allowance: {{version: "2.0"}}
declares:
  child_allowance: all
surfaces:
  api:
    adapter: interface
    base_url: http://127.0.0.1:9/
    credentials: {{client_id_env: NO_ID, client_secret_env: NO_SECRET}}
attestations:
- requirement: child_allowance/function/manage-memo
  by: 適合　花子
  role: 責任者
  date: 2026-11-01
  statement: 確かめた
  evidence: evidence/memo.md
{more}"""
SOME = ",".join(
    f"child_allowance/{name}/*"
    for name in (
        "function/manage-memo",
        "function/register-payee",
        "function/register-claim",
        "rule",
    )
)
EVIDENCE = "画面写し（架空）\n".encode()
WAIVER = """\
waivers:
- requirement: child_allowance/function/manage-memo
  approver: 課長
  reason: 次期版で
  risk: 手作業で補う
  expires: {expires}
"""
FAILED = Finding(
    "F-VALUE", "違います", "differs", 1, 2, "x", "y", "直してください", "mend it", (), None, ()
)
UNTESTED = Cause("U-TRANSPORT", "届きません", "not reached")


def profile_in(folder: Path, release: str = "1.0", more: str = "") -> Path:
    """Write the profile and its evidence; return its path."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    (folder / "evidence" / "memo.md").write_bytes(EVIDENCE)
    path = folder / "own.yaml"
    path.write_text(PROFILE.format(release=release, more=more), encoding="utf-8")
    return path


def result_of(profile: Path, others: dict[str, Outcome] | None = None, **options: str) -> Result:
    """The result of a run in which all that is tried passes, but for `others` by their id."""
    prepared = prepare(options_of({"profile": str(profile), "seed": "1", **options}))
    passed = Outcome("pass")
    cases = [
        judge_case(
            prepared.run, one, (others or {}).get(one.case.id, None if one.verdict else passed)
        )
        for one in prepared.plan
    ]
    return build(prepared.run, cases, begin(prepared))


def derived(result: Result, **changed: object) -> Result:
    """A result changed as a forger would who knows this program: all that follows is mended."""
    cases = changed.get("cases", result.cases)
    one = result.model_copy(update={**changed, "counts": counts_of(cases)})
    one = one.model_copy(update={"defects": defects(one.cases)})
    return one.model_copy(update={"verdict": verdict_of(about(one), one.cases)})


def bundle_of(result: Result, signer, evidence=(EVIDENCE,), now=None) -> bytes:
    """The bundle of a result, signed."""
    return make_bundle(result, to_bytes(result), evidence, signer, now)


def with_members(bundle: bytes, **changed: bytes | None) -> bytes:
    """A bundle with other members, packed as ours are."""
    members = {**unpacked(bundle, "x"), **changed}
    return packed({name: one for name, one in members.items() if one is not None})


def resigned(bundle: bytes, signer, edit) -> bytes:
    """A bundle whose statement was edited and signed again by the holder of a key."""
    members = unpacked(bundle, "x")
    payload = json.loads(_payload(members[ENVELOPE]))
    edit(payload)
    import rfc8785

    members[ENVELOPE] = sealed(rfc8785.dumps(payload), signer)
    return packed(members)


def _payload(envelope: bytes) -> bytes:
    import base64

    return base64.b64decode(json.loads(envelope)["payload"])


def raw_bundle(content: bytes, result: Result, signer, evidence=(EVIDENCE,)) -> bytes:
    """A bundle around any bytes in place of a result's, with a statement that fits them."""
    members = {RESULT: compressed(content)}
    members |= {f"evidence/{hashlib.sha256(one).hexdigest()}": one for one in evidence}
    stated = {"result.json": content, **members}
    statement = statement_of(result, stated, timestamp_text(now_in_japan()))
    return packed({**members, ENVELOPE: sealed(statement.to_bytes(), signer)})


def with_case(result: Result, number: int, **changed: object) -> tuple:
    """The cases of a result with one changed."""
    cases = list(result.cases)
    cases[number] = cases[number].model_copy(update=changed)
    return tuple(cases)


def outcome(verdict: str) -> Outcome:
    """What an execution gave."""
    finding = FAILED if verdict == "fail" else None
    return replace(
        Outcome(verdict, finding=finding), cause=UNTESTED if verdict == "untested" else None
    )
