"""What a parameter of the command line expects, in words of both languages."""

from __future__ import annotations

import click

from conformance.cli.lang import say
from conformance.cli.workers import Workers


def expected(param: click.Parameter | None, lang: str) -> str:
    """Return the values that a parameter takes."""
    match param.type if param is not None else None:
        case click.Choice() as kind:
            return " | ".join(map(str, kind.choices))
        case click.IntRange() as kind:
            return f"{say(lang, '整数', 'an integer')}{_range(kind.min, kind.max, lang)}"
        case click.FloatRange() as kind:
            above = _above(kind.min, lang) if kind.min_open and kind.max is None else None
            return f"{say(lang, '数', 'a number')}{above or _range(kind.min, kind.max, lang)}"
        case click.types.IntParamType():
            return say(lang, "整数", "an integer")
        case click.types.FloatParamType():
            return say(lang, "数", "a number")
        case click.Path() as kind:
            return _path(kind, lang)
        case Workers() as kind:
            return say(lang, kind.wanted_ja, kind.wanted_en)
    return say(lang, "値", "a value")


def _above(least: float | None, lang: str) -> str:
    return "" if least is None else say(lang, f"（{least} より大きい）", f" above {least}")


def _range(least: float | None, most: float | None, lang: str) -> str:
    if least is None or most is None:
        bound = "" if least is None else say(lang, f"（{least} 以上）", f", at least {least}")
        return bound if most is None else say(lang, f"（{most} 以下）", f", at most {most}")
    return say(lang, f"（{least}〜{most}）", f" from {least} to {most}")


def _path(kind: click.Path, lang: str) -> str:
    if kind.exists:
        return say(lang, "存在するファイルまたはフォルダー", "a file or folder that exists")
    if not kind.dir_okay:
        return say(lang, "ファイル名（フォルダーは不可）", "the name of a file, not a folder")
    return say(lang, "ファイルまたはフォルダーの名前", "the name of a file or folder")
