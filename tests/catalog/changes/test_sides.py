import shutil

import pytest

from conformance.catalog.changes.sides import sides
from conformance.catalog.locate import catalog_directory
from conformance.errors import CatalogError, UsageError

DOMAIN, OTHER = "seal_registration", "electoral_roll"


@pytest.fixture
def catalogue(tmp_path):
    for name in (DOMAIN, OTHER):
        shutil.copytree(catalog_directory() / name, tmp_path / name)
    return tmp_path


def rename(root, domain=DOMAIN):
    (path,) = root.glob(f"{domain}/*/functions.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("title_ja: ", "title_ja: 新", 1), "utf-8")


def test_a_version_is_compared_with_a_folder(catalogue):
    rename(catalogue)
    (folder,) = (catalogue / DOMAIN).iterdir()
    (change,) = sides(f"{DOMAIN}@{folder.name}", str(folder)).changes()
    assert (change.kind, change.domain) == ("text", DOMAIN)


def test_of_two_catalogues_domains_come_and_go(catalogue, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(catalogue / DOMAIN, other / DOMAIN)
    rename(other)
    both = sides(str(catalogue), str(other))
    assert [(c.kind, c.domain) for c in both.changes()] == [
        ("domain-removed", OTHER),
        ("text", DOMAIN),
    ]
    back = sides(str(other), str(catalogue)).changes()
    assert ("domain-added", OTHER) in [(c.kind, c.domain) for c in back]


def test_a_domain_that_a_side_lacks_is_had_from_the_bundled_catalogue(catalogue):
    side = sides(str(catalogue), str(catalogue)).after
    assert side.get(DOMAIN).directory.is_relative_to(catalogue)
    assert side.get("child_allowance").directory.is_relative_to(catalog_directory())
    assert side.get("nobody") is None


def test_two_domains_are_not_two_versions():
    with pytest.raises(UsageError, match="USE170"):
        sides(DOMAIN, OTHER)


def test_what_is_not_there_is_told():
    with pytest.raises(CatalogError, match="CAT006"):
        sides(f"{DOMAIN}@99", DOMAIN)
