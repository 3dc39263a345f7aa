"""Standard streams that were closed before we started: they lead to nowhere, not to a file of ours.

Where number 2 is free, the next file or socket that is opened gets it, and whatever writes to
standard error (a library, a process we start) writes into that file.
"""

from __future__ import annotations

import os
import sys

_STREAMS = (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w"))


def fill_closed_streams() -> None:
    """Give each standard stream that the process was started without the null device."""
    for name, number, mode in _STREAMS:
        if getattr(sys, name) is not None or getattr(sys, f"__{name}__") is not None:
            continue
        _fill(number, os.O_RDONLY if mode == "r" else os.O_WRONLY)
        stream = open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 - as long as the process
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _fill(number: int, flags: int) -> None:
    """Open the null device under a number, which is left as it is where something has it."""
    try:
        os.fstat(number)
    except OSError:
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        os.set_inheritable(number, True)  # noqa: FBT003 - it has no name there
