"""Words of Japanese text as the search of the site knows them.

Sphinx's own splitter cuts what people search for (児童手当) into pieces that its script does not
put together again. Runs of kanji, katakana or Latin letters are found whole, in part, and with the
kana that follows (受入れ).
"""

from __future__ import annotations

import re

from sphinx.search.ja import BaseSplitter

_RUN = re.compile(r"[\u3005\u3400-\u9fff]+|[\u30a1-\u30fa\u30fc]+|[A-Za-z0-9_]+")
_KANA = re.compile(r"[\u3041-\u3096]")


class Runs(BaseSplitter):
    """Cuts a text into runs of one script."""

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx names it so
        """Return the runs of a text."""
        found = []
        for run in _RUN.finditer(input):
            found.append(run[0])
            after = input[run.end() : run.end() + 1]
            if _KANA.match(after):
                found.append(run[0] + after)
        return found
