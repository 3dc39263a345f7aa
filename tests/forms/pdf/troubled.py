"""Reading processes that are killed, stopped or slow, without the harness knowing of it.

A `sitecustomize` on the path of Python does it in the process itself, the first few times one
starts; so that it comes at a known moment on any machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KILLED = "os.kill(os.getpid(), signal.SIGKILL)"
STOPPED = "os.kill(os.getpid(), signal.SIGSTOP)"
ASLEEP = "time.sleep(10**6)"
ALWAYS = 10**6

_SITE = """
import os, pathlib, resource, signal, sys, time

def trouble(): {trouble}

def limited(kind, most, whole=resource.setrlimit):
    whole(kind, most)
    if kind == resource.RLIMIT_CPU:  # a PDF has come in
        trouble()

if sys.orig_argv[-1] == "conformance.forms.pdf.worker":
    import conformance.forms.pdf.limits
    conformance.forms.pdf.limits.SECONDS = {seconds}
    starts = pathlib.Path(__file__).with_name("starts")
    with starts.open("ab") as file:
        file.write(b".")
    if starts.stat().st_size <= {times}:
        {begin}
"""
_BEGIN = {"at its start": "trouble()", "over a PDF": "resource.setrlimit = limited"}


def troubled(
    folder: Path, trouble: str, moment: str, times: int = ALWAYS, seconds: int = 10
) -> str:
    """Write the `sitecustomize`; return the PYTHONPATH with which the trouble comes."""
    text = _SITE.format(trouble=trouble, begin=_BEGIN[moment], times=times, seconds=seconds)
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    return str(folder)


def starts(folder: Path) -> int:
    """Return how many reading processes were started."""
    return (folder / "starts").stat().st_size
