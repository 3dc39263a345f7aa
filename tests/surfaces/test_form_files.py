from __future__ import annotations

from conformance.surfaces.form_files import form_files


def test_files_are_found_by_domain_form_and_number(tmp_path):
    for name in (
        "child_allowance__amount-change-notice__10.pdf",
        "child_allowance__amount-change-notice__2.pdf",
        "child_allowance__amount-change-notice.xml",
    ):
        (tmp_path / name).write_bytes(b"x")
    found = [(f.domain, f.form, f.format, f.number) for f in form_files(tmp_path)]
    notice = ("child_allowance", "amount-change-notice")
    assert found == [(*notice, "pdf", 2), (*notice, "pdf", 10), (*notice, "xml", None)]


def test_other_names_folders_and_links_that_lead_out_are_left(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "away.pdf").write_bytes(b"x")
    (home / "a__b.pdf").symlink_to(tmp_path / "away.pdf")
    (home / "a__b.docx").write_bytes(b"x")
    (home / "readme.pdf").write_bytes(b"x")
    (home / "a__c.pdf").mkdir()
    assert form_files(home) == ()
