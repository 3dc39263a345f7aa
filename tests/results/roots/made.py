"""Failing cases made by hand: what a finding shows is given, all else is the same."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from conformance.results.answered import AnsweredModel, ReasonModel
from conformance.results.model import ExchangeModel

_spec = importlib.util.spec_from_file_location(
    "results_conftest", Path(__file__).parents[1] / "conftest.py"
)
_base = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_base)
OK = AnsweredModel(kind="answer", status=200)


def case(name, check="update/changes", finding=None, **more):
    """Return a case `function/key/slug` of domain d; without a finding it passes."""
    kind, key, slug = name.split("/")
    return _base.case("x", "pass" if finding is None else "fail", finding=finding).model_copy(
        update={
            "id": f"d/{kind}/{key}/{slug}",
            "requirement": f"d/{kind}/{key}",
            "check": check,
            **more,
        }
    )


def finding(code, cause, *exchanges, **more):
    return _base.finding(f"d/{cause}").model_copy(
        update={"code": code, "exchanges": exchanges, "where": "w", **more}
    )


def called(path, status=200, response=None, request=None):
    return ExchangeModel(
        method="POST",
        path=f"/conformance/v1/sandboxes/{{s}}/{path}",
        request=request,
        status=status,
        response=response,
    )


def stored(group, **row):
    placed = {"rows": [{"domain": "d", "group": group, "row": row}]}
    return called("records", request=placed)


def answered(group, *rows, where=None):
    return called(
        f"records/d/{group}/query", response={"result": list(rows)}, request={"where": where or {}}
    )


def broken(key, status=404, kind="functions"):
    """A case whose call was answered by a status of nobody's agreement."""
    last = called(f"{kind}/d/{key}", status)
    found = finding("F-BODY", f"function/{key}", last, found="HTTP")
    return case(f"function/{key}/changes", f"{kind}/changes", found)


def accepted(key, reason="E0001", code="F-NOT-REFUSED", slug="rejects"):
    """A case whose spoilt request was accepted."""
    wanted = AnsweredModel(kind="answer", reasons=(ReasonModel(code=reason, item="name"),))
    found = finding(code, f"function/{key}:{reason}:name", expected=wanted, found=OK)
    return case(f"function/{key}/{slug}-{reason}", f"create/rejects {reason}", found)


def lacking(key, group="people", item="address", **more):
    """A case that stored an item and was answered without it."""
    exchanges = (stored(group, **{item: "A1"}), answered(group, {"name": "n"}))
    told = {"expected": "A1", "found": None, "where": f"records/{group} → {item}", **more}
    found = finding("F-VALUE", f"function/{key}:{item}", *exchanges, **told)
    return case(f"function/{key}/changes", finding=found)


def altering(key, group="people", item="address", found="B2", **more):
    """A case that stored an item and was answered with another value."""
    exchanges = (stored(group, **{item: "A1"}), answered(group, {item: found}))
    told = {"expected": "A1", "found": found, "where": f"records/{group} → {item}"}
    wrong = finding("F-VALUE", f"function/{key}:{item}", *exchanges, **told)
    return case(f"function/{key}/changes", finding=wrong, **more)
