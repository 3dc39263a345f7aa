"""How a part that is left out is installed: from the wheel or folder that was delivered.

The name of this project is nobody's on the public index: whoever installs it from there by name
installs what a stranger put there.
"""

from __future__ import annotations

from conformance import __version__
from conformance.values.words import Bilingual


def install_command(extra: str = "") -> Bilingual:
    """Return the commands that install this very version with an extra, from wheel or folder."""
    wanted = f"[{extra}]" if extra else ""
    wheel = f'pip install "./jichitai_conformance-{__version__}-py3-none-any.whl{wanted}"'
    folder = f'pip install ".{wanted}"'
    return Bilingual(
        f"受け取ったホイールのあるフォルダーで {wheel} を"
        f"（ソースのフォルダーがあるときはその中で {folder} を）",
        f"{wheel} in the folder of the wheel that you were given"
        f" (or {folder} in the folder of the source)",
    )
