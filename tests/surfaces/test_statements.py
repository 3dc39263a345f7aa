"""What a person states must have a name, a role, a statement, a day that has come, and evidence."""

import datetime as dt
import hashlib

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile
from conformance.surfaces.statements import check_statements

TODAY = dt.date(2026, 11, 22)
PROFILE = """\
profile: 1
product: {name: 試験品, vendor: v, release: "1"}
municipality: {type: general_city, code: "131016", name: 架空市}
specifications: {child_allowance: {version: "2.0"%(known)s}}
surfaces: {}
attestations:
- requirement: %(requirement)s
  by: %(by)s
  role: %(role)s
  date: %(date)s
  statement: %(statement)s
  evidence: %(evidence)s
waivers:
- {case: "child_allowance/x", approver: %(approver)s, reason: %(reason)s, risk: %(risk)s,
   expires: %(expires)s}
- {requirement: %(waived)s, approver: a, reason: b, risk: c, expires: 2027-03-31}
answers:
- {case: child_allowance/x, accepted: false, document: %(document)s, page: %(page)s,
   by: a, on: %(on)s}
- {requirement: %(answered)s, accepted: true, by: %(who)s, on: 2026-11-22}
"""
GOOD = {
    "requirement": "child_allowance/function/manage-memo",
    "by": "適合　花子",
    "role": "責任者",
    "date": "2026-11-22",
    "statement": "確かめた",
    "evidence": "note.md",
    "approver": "承認　太郎",
    "reason": "次の版で直す",
    "risk": "窓口で補う",
    "expires": "2027-03-31",
    "known": "",
    "waived": "child_allowance/function/x",
    "document": "標準仕様書 別紙3",
    "page": "12",
    "on": "2026-11-22",
    "answered": "child_allowance/record/claims",
    "who": "答え　太郎",
}


@pytest.fixture
def checked(tmp_path):
    (tmp_path / "note.md").write_bytes(b"seen")

    def check(**changes):
        path = tmp_path / "p.yaml"
        path.write_text(PROFILE % {**GOOD, **changes}, encoding="utf-8")
        return check_statements(load_profile(path), TODAY)

    return check


def test_evidence_is_hashed(checked):
    assert checked() == {"note.md": hashlib.sha256(b"seen").hexdigest()}


@pytest.mark.parametrize(
    "name", ["by", "role", "statement", "evidence", "approver", "reason", "risk"]
)
@pytest.mark.parametrize("blank", ['""', '" "', '"　"'])
def test_what_is_left_empty_is_refused_with_its_line(checked, name, blank):
    with pytest.raises(ProfileError) as raised:
        checked(**{name: blank})
    (message,) = raised.value.messages
    assert message.code == "PRO060"
    assert message.en.startswith(f"{name} of ")
    assert message.where.rpartition(":")[2].isdigit()


@pytest.mark.parametrize("name", ["by", "role", "statement", "approver", "reason"])
@pytest.mark.parametrize("unseen", ['"-"', '"\\u3164"', '"\\u2800\\uFFA0"', "未定", "TBD", "x"])
def test_what_nobody_can_see_names_nobody(checked, name, unseen):
    with pytest.raises(ProfileError, match="PRO060"):
        checked(**{name: unseen})


def test_a_statement_of_a_day_to_come_is_refused(checked):
    with pytest.raises(ProfileError) as raised:
        checked(date="2026-11-23")
    assert raised.value.messages[0].code == "PRO061"


TAKEN = ", known_only: {parts: [a], approver: a, reason: b, expires: 1026-11-22}"


@pytest.mark.parametrize(
    "changed",
    [
        {"date": "1026-11-22"},
        {"on": "1026-11-22"},
        {"expires": "1027-03-31"},
        {"expires": "9999-12-31"},
        {"known": TAKEN},
    ],
)
def test_no_statement_and_no_end_is_of_a_year_that_cannot_be(checked, changed):
    with pytest.raises(ProfileError) as raised:
        checked(**changed)
    (message,) = raised.value.messages
    assert message.code == "PRO065"
    assert "2020-01-01" in message.en
    assert message.where.rpartition(":")[2].isdigit()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"waived": "child_allowance/function/*"}, "PRO063"),
        ({"answered": "child_allowance/*"}, "PRO063"),
        ({"on": "2026-11-23"}, "PRO061"),
        ({"document": "—"}, "PRO060"),
        ({"page": "—"}, "PRO060"),
        ({"who": '" "'}, "PRO060"),
    ],
)
def test_a_waiver_or_an_answer_names_one_thing_who_and_a_place(checked, changed, code):
    with pytest.raises(ProfileError) as raised:
        checked(**changed)
    (message,) = raised.value.messages
    assert message.code == code
    assert message.where.rpartition(":")[2].isdigit()


@pytest.mark.parametrize("evidence", ["nowhere.pdf", ".", "note.md/x", '"no\\0name"'])
def test_evidence_that_is_no_file_is_refused(checked, evidence):
    with pytest.raises(ProfileError) as raised:
        checked(evidence=evidence)
    assert raised.value.messages[0].code == "PRO062"


@pytest.mark.parametrize("many", ['"*"', '"child_allowance/*"', '"child_allowance/function/m?mo"'])
def test_a_statement_is_about_one_requirement(checked, many):
    with pytest.raises(ProfileError) as raised:
        checked(requirement=many)
    assert [m.code for m in raised.value.messages] == ["PRO063"]


def test_an_empty_file_proves_nothing(checked, tmp_path):
    (tmp_path / "nothing.md").write_bytes(b"")
    with pytest.raises(ProfileError) as raised:
        checked(evidence="nothing.md")
    assert [m.code for m in raised.value.messages] == ["PRO062"]


@pytest.mark.parametrize("name", ["by", "role", "statement", "approver", "reason"])
@pytest.mark.parametrize("sign", ['"-"', '"。"'])
def test_a_sign_is_no_name(checked, name, sign):
    with pytest.raises(ProfileError) as raised:
        checked(**{name: sign})
    assert [m.code for m in raised.value.messages] == ["PRO060"]


@pytest.mark.parametrize(
    "content",
    [
        b"\n",
        b"  \t\r\n",
        b"\n" * 5_000,
        b"x",
        b" x \n",
        "\u3000\u3000\u3000".encode(),
        "\u3000\u3000".encode("cp932"),
        "\ufeff----".encode(),
        bytes(100),
    ],
)
def test_what_says_nothing_proves_nothing(checked, tmp_path, content):
    (tmp_path / "note.md").write_bytes(content)
    with pytest.raises(ProfileError, match="PRO062"):
        checked()


@pytest.mark.parametrize(
    "content", ["確認済".encode("cp932"), "見た".encode(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
)
def test_a_word_or_a_picture_does(checked, tmp_path, content):
    (tmp_path / "note.md").write_bytes(content)
    assert checked()


def test_neither_a_link_nor_the_profile_itself_proves_anything(checked, tmp_path):
    (tmp_path / "link.md").symlink_to(tmp_path / "note.md")
    for evidence in ("link.md", "p.yaml"):
        with pytest.raises(ProfileError, match="PRO062"):
            checked(evidence=evidence)
