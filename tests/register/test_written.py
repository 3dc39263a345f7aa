from __future__ import annotations

import pytest

from conformance.errors import UsageError
from conformance.register.written import write_site

SITE = {"index.html": b"1", "register.json": b"{}", "ja/product/a.html": b"a"}


def test_a_site_takes_the_place_of_an_earlier_one(tmp_path) -> None:
    write_site(SITE | {"ja/product/gone.html": b"x"}, tmp_path / "site")
    (tmp_path / "site" / "CNAME").write_text("register.example", encoding="utf-8")
    write_site(SITE, tmp_path / "site")
    assert not (tmp_path / "site/ja/product/gone.html").exists()
    assert (tmp_path / "site/ja/product/a.html").read_bytes() == b"a"
    assert (tmp_path / "site/CNAME").exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_else_is_written_over(tmp_path, kind) -> None:
    out = tmp_path / "site"
    if kind == "file":
        out.write_text("x", encoding="utf-8")
    else:
        out.mkdir()
        (out / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        write_site(SITE, out)
    assert caught.value.messages[0].code == "TRU091"
    assert out.is_file() or (out / "index.html").read_text(encoding="utf-8") == "mine"
