import dataclasses

import pytest

from conformance.catalog.drafts import UNDECIDED, draft_notices, undecided
from conformance.catalog.lint import lint
from conformance.catalog.load import domains, load
from conformance.catalog.models.domain import Specification

DRAFTS = [name for name in domains() if load(name).head.status == "draft"]
PUBLISHED = [name for name in domains() if name not in DRAFTS]


def as_if(spec: Specification, status: str) -> Specification:
    return dataclasses.replace(spec, head=spec.head.model_copy(update={"status": status}))


@pytest.mark.parametrize("domain", PUBLISHED)
def test_everything_is_decided_in_a_published_domain(domain: str) -> None:
    assert undecided(load(domain)) == ()


@pytest.mark.parametrize("domain", DRAFTS)
def test_a_draft_counts_what_nobody_decided_on_and_lint_lets_it(domain: str) -> None:
    spec = load(domain)
    functions = [
        key
        for key, function in spec.functions.items()
        if function.operation.kind == "attest" and function.operation.evidence.startswith(UNDECIDED)
    ]

    assert [key for kind, key in undecided(spec) if kind == "functions"] == functions
    assert lint(spec) == []


def test_a_domain_cannot_be_published_while_anything_is_undecided() -> None:
    draft = as_if(load("child_allowance"), "published")
    functions = draft.functions.items()  # one that nothing else names
    key, function = next(one for one in functions if one[1].operation.kind == "attest")
    evidence = {"kind": "attest", "evidence": f"{UNDECIDED}：画面写し"}
    open_one = type(function).model_validate(
        function.model_dump(by_alias=True) | {"operation": evidence}, strict=False
    )
    changed = dataclasses.replace(draft, functions={**draft.functions, key: open_one})

    (message,) = lint(changed)

    assert message.code == "CAT024"
    assert key in message.en
    assert "functions.yaml:" in message.where
    assert lint(as_if(changed, "draft")) == []


def test_a_notice_is_given_for_each_draft_and_for_nothing_else() -> None:
    spec = load("child_allowance")

    assert draft_notices([as_if(spec, "published")]) == ()
    (notice,) = draft_notices([as_if(spec, "published"), as_if(spec, "draft")])
    assert notice.code == "CAT040"
    assert "child_allowance 2.0 is a draft: 0 requirements" in notice.en
    assert "草案" in notice.ja
