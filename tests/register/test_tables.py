"""What the newest result does not cover is shown by the newest that does, with release and day."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import signed

from conformance.register.entries import entry_of, register_of
from conformance.register.site import site_of
from conformance.register.tables import by_kind, covering
from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey
from conformance.values.today import now_in_japan

PENSION = '  national_pension: {{version: "1.0"}}\n'
MANAGE, RULE = "child_allowance/function/manage-memo", "child_allowance/rule/monthly-amount"


def told(day: int, release: str, **requirements: str) -> SimpleNamespace:
    """As much of an entry as a table needs: one domain with the standing of its requirements."""
    its = [
        SimpleNamespace(id=f"d/rule/{key}", title=key, standing=standing)
        for key, standing in requirements.items()
    ]
    domains = [SimpleNamespace(domain="d", requirements=its)] if its else []
    at = f"2026-11-{day}"
    return SimpleNamespace(slug="p", release=release, signed_at=at, domains=domains, limited=False)


def cells(*entries: SimpleNamespace) -> dict[str, tuple[str, str | None]]:
    ((_, rows),) = by_kind([covering(entries, "p", "d")])
    return {
        row.anchor: (cell.standing, None if cell.older is None else cell.older.release)
        for row in rows
        for cell in row.cells
        if cell is not None
    }


def test_the_newest_that_covers_a_requirement_is_shown() -> None:
    newest = told(25, "3.0")  # of another domain
    later, first = told(20, "2.0", a="conformant"), told(10, "1.0", a="waived", b="not_conformant")
    assert cells(newest, later, first) == {
        "rule-a": ("conformant", None),
        "rule-b": ("not_conformant", "1.0"),
    }


def test_what_a_newer_result_covers_is_never_that_of_an_older_one() -> None:
    later, first = told(20, "2.0", a="not_conformant"), told(10, "1.0", a="conformant")
    assert cells(later, first) == {"rule-a": ("not_conformant", None)}


def test_a_result_of_a_part_or_of_the_sample_counts_for_none_that_conform() -> None:
    whole, limited = told(20, "2.0", a="conformant"), told(20, "2.0", a="conformant")
    limited.limited = True
    counted = [by_kind([covering([one], "p", "d")])[0][1][0] for one in (whole, limited)]
    assert [row.conform for row in counted] == [1, 0]
    assert [row.cells[0].limited for row in counted] == [False, True]


@pytest.fixture(scope="module")
def site(tmp_path_factory, vendor):
    """Two results of one product: the newer is of another domain alone."""
    folder = tmp_path_factory.mktemp("covered")
    profile = signed.profile_in(folder)
    text = profile.read_text(encoding="utf-8")
    one = '  child_allowance: {version: "2.0"}\n'
    profile.write_text(text.replace(one, one + PENSION.format()), encoding="utf-8")
    first = signed.result_of(profile, case=f"{RULE}/*,{MANAGE}/*")
    newer = signed.result_of(profile, case="national_pension/rule/*")
    product = newer.product.model_copy(update={"release": "9.9"})
    bundles = [
        signed.bundle_of(first, vendor),
        signed.bundle_of(signed.derived(newer, product=product), vendor, ()),
    ]
    trusted = [TrustedKey(vendor.public_key, "vendor.pub")]
    verified = [verify(one, trusted, "a") for one in bundles]
    later = verified[1].signed_at.replace(year=verified[1].signed_at.year + 1)
    entries = [entry_of(one) for one in verified]
    entries[1] = entries[1].model_copy(update={"signed_at": later.strftime("%Y-%m-%dT%H:%M:%SZ")})
    return site_of(register_of(entries))


def test_an_older_result_of_a_domain_is_shown_with_release_and_day(site) -> None:
    index = site["en/index.html"].decode()
    assert "no result" not in index
    assert f"<small>release 1.0, {now_in_japan().year}" in index
    page = site["en/domain/child_allowance.html"].decode()
    assert "1.0</a><small>" in page
    assert RULE in page
