from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.catalog.models.requirements import Form
from conformance.reference.behaviour import Behaviour
from conformance.reference.forms import CopyRequest, issue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.reference.store import Sandbox

ROW = {"number": "001", "no": 1, "latest": True, "name": "山田", "home": "桜町1"}


def copy(spec: Specification, sandbox: Sandbox, **sources: Mapping[str, object]) -> object:
    """Return what the sample prints on a form whose items come from these sources."""
    stated = spec.forms["notice"].model_dump(by_alias=True, mode="json", exclude_none=True)
    kept = [one for one in stated["items"] if one["key"] in sources]
    items = [{**one, "from": sources[one["key"]]} for one in kept]
    form = Form.model_validate({**stated, "subject": "people", "items": items}, strict=False)
    changed = replace(spec, forms={"notice": form}, functions={})
    sandbox.table(spec.domain, spec.records["people"]).add(dict(ROW))  # type: ignore[arg-type]  # a row
    request = CopyRequest("people", {"number": "001"}, "self", {})
    return issue(changed, form, request, sandbox, Behaviour())["items"]


def test_what_may_lack_is_left_out_where_something_else_is_printed(
    spec: Specification, sandbox: Sandbox
) -> None:
    printed = copy(
        spec, sandbox, name={"record": "name"}, home={"record": "home", "may_lack": True}
    )

    assert printed == {"name": "山田"}


def test_a_copy_of_which_everything_may_lack_is_not_blank(
    spec: Specification, sandbox: Sandbox
) -> None:
    lacking = {"may_lack": True}
    printed = copy(
        spec, sandbox, name={"record": "name", **lacking}, home={"record": "home", **lacking}
    )

    assert printed == {"name": "山田", "home": "桜町1"}
