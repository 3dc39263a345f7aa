"""The same fonts on every machine, also where it has none: browsers and offices fail without."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def fonts_in(folder: Path) -> dict[str, str]:
    """Return an environment with the same font on every machine, its settings in a folder.

    It is the one that comes with the sample package; where that is not there, the machine's own.
    """
    package = find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        return {}
    signs = find_spec("matplotlib")  # its own font has the signs that a Japanese one lacks: ✓ ✗
    homes = [Path(one.origin).parent for one in (package, signs) if one and one.origin]
    listed = "".join(f"<dir>{home}</dir>" for home in homes)
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig>{listed}<cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(settings)}
