"""A pack performed on a live package through the test interface, its export written as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.scenarios.layout import ExportLayout
from conformance.scenarios.loaded import loaded
from conformance.scenarios.play import Player
from conformance.surfaces.reach import limited
from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.scenarios.opened import Opened
    from conformance.scenarios.play import Unlike
    from conformance.surfaces.files_section import FilesSurface
    from conformance.worlds.session import Session


def perform(pack: Opened, session: Session, out: Path) -> list[Unlike]:
    """Load the pack, enter its calendar, write the export; return what was answered unlike it.

    Raises:
        UsageError: USE107 the package cannot be emptied and arranged at will, USE108 the contract
            exports files of another form than the pack's.
    """
    if session.api is None or session.api.read_only or limited(session.api):
        raise UsageError(_not_arranged())
    if not _as_contract(pack.head.files):
        raise UsageError(_other_form())
    specs = pack.specifications()
    player = Player(session.interface, specs)
    player.begin(pack.head.begins, loaded(pack, specs))
    player.enter(pack.head.begins, pack.calendar().entries)
    layout = ExportLayout(pack.head.files)
    private_folder(out)
    for domain, group, content in player.export():
        name = layout.name(domain, specs[domain].records[group])
        write_private(out / name, content)
    return player.unlike


def _as_contract(surface: FilesSurface) -> bool:
    """Say whether files are written as the contract exports them: UTF-8, CR LF, item keys."""
    return (
        surface.encoding == "utf-8"
        and surface.bom != "require"
        and surface.header == "key"
        and surface.delimiter == "comma"
        and surface.line_end in {"any", "crlf"}
        and surface.quoting in {"any", "minimal"}
    )


def _not_arranged() -> Message:
    return Message(
        "USE107",
        "この製品は、空にして行を並べることができません。期待: 適合試験インターフェースの sandbox",
        "the package cannot be emptied and arranged; expected: sandboxes of the test interface",
        "load/ のファイルを読み込み、calendar.csv を手で入力してください。",
        "load the files of load/ and enter calendar.csv by hand",
    )


def _other_form() -> Message:
    return Message(
        "USE108",
        "パックのファイルの形が、適合試験インターフェースの書き出し（UTF-8・CRLF・項目キー）と違います。",
        "the pack's files have another form than exports of the test interface: UTF-8, CR LF, keys",
        "scenarios make を --profile reference で行ってください。",
        "make the pack with --profile reference",
    )
