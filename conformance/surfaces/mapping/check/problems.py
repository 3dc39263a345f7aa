"""One thing wrong with a mapping, and how it is told with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import line_of
from conformance.errors import Message, ProfileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Place = tuple[str | int, ...]
ROOT: Place = ("surfaces", "api", "mapping")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ProfileProblem:
    """A place in the profile, a code, and the sentence in both languages."""

    at: Place
    code: str
    ja: str
    en: str
    remedy_ja: str = ""
    remedy_en: str = ""


def not_an_expression(at: Place, text: str, why: str) -> ProfileProblem:
    """Return the problem that a text is no JMESPath expression."""
    return ProfileProblem(
        at,
        "PRO020",
        f"{_shown(at)}: {text!r} は JMESPath の式ではありません（{why}）。",
        f"{_shown(at)}: {text!r} is no JMESPath expression ({why})",
        "https://jmespath.org の書き方で書いてください。文字列は '…' で囲みます。",
        "write it as https://jmespath.org says; texts stand in '…'",
    )


def not_of_the_answer(at: Place, text: str) -> ProfileProblem:
    """Return the problem that an expression says something that the answer does not."""
    return ProfileProblem(
        at,
        "PRO025",
        f"{_shown(at)}: {text!r} は、応答にない値（定数）を返し得る式です。",
        f"{_shown(at)}: {text!r} can give a value that is not in the answer (a constant)",
        "応答の中の場所を書いてください。理由のコードの読み替えは reasons と statuses に書きます。",
        "name a place in the answer; what its words mean stands under reasons and statuses",
    )


def unknown_variable(at: Place, name: str, known: Iterable[str]) -> ProfileProblem:
    """Return the problem that a template uses a variable that there is not."""
    listed = sorted(known)
    head = name.partition(".")[0]
    near = nearest(head, listed)
    return ProfileProblem(
        at,
        "PRO021",
        f"{_shown(at)}: 変数 {{{name}}} はここにありません。あるもの: {', '.join(listed)}",
        f"{_shown(at)}: there is no variable {{{name}}} here; there are {', '.join(listed)}",
        f"{{{near}}} の誤りではありませんか。" if near else "値は keep で得るか、直接書きます。",
        f"did you mean {{{near}}}?" if near else "get a value with keep, or write it as it is",
    )


def not_a_pattern(at: Place, token: str, known: Iterable[str]) -> ProfileProblem:
    """Return the problem that a date pattern has a token that means nothing."""
    listed = " ".join(f"{{{name}}}" for name in known)
    return ProfileProblem(
        at,
        "PRO022",
        f"{_shown(at)}: 日付の型の {token} は知りません。あるもの: {listed}",
        f"{_shown(at)}: {token} means nothing in a date pattern; there are {listed}",
        '例: "{G}{yy}.{mm}.{dd}"、"%Y/%m/%d"。',
        'such as "{G}{yy}.{mm}.{dd}" or "%Y/%m/%d"',
    )


def read_twice(at: Place, way: str, first: str, second: str) -> ProfileProblem:
    """Return the problem that one of several ways stands for two values of the catalogue."""
    return ProfileProblem(
        at,
        "PRO026",
        f"{_shown(at)}: {way!r} を {first!r} とも {second!r} とも読むことになっています。",
        f"{_shown(at)}: {way!r} would read both as {first!r} and as {second!r}",
        "一つの値はどちらか一方の並びだけに書いてください。",
        "let it stand in one of the lists alone",
    )


def not_read_before(at: Place, value: object, allowed: Iterable[str]) -> ProfileProblem:
    """Return the problem that a member of `add` is nothing that the package said."""
    listed = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "-"
    return ProfileProblem(
        at,
        "PRO027",
        f"{_shown(at)}: {value!r} はシステムの応答から得たものではありません。書けるもの: {listed}",
        f"{_shown(at)}: {value!r} is not from an answer of the package; there may stand {listed}",
        "前の応答から keep で得た変数か、この要求のパスにある変数だけを書いてください。",
        "write a variable kept from an earlier answer, or one that the request's path names",
    )


def incomplete(at: Place, ja: str, en: str) -> ProfileProblem:
    """Return the problem that parts of the mapping do not fit together."""
    return ProfileProblem(
        at,
        "PRO023",
        f"{_shown(at)}: {ja}",
        f"{_shown(at)}: {en}",
        "docs の「対応づけ」の該当するキーを見てください。",
        "see the key in the reference of the mapping",
    )


def unknown_name(
    at: Place, what: tuple[str, str], name: str, known: Iterable[str]
) -> ProfileProblem:
    """Return the problem that a name is none of the catalogue's; `what` in both languages."""
    listed = list(known)
    near = nearest(name, listed)
    few = ", ".join(sorted(listed)[:12]) if len(listed) <= 12 else ""  # noqa: PLR2004 - one line
    return ProfileProblem(
        at,
        "PRO024",
        f"{_shown(at)}: {what[0]} {name!r} はありません。",
        f"{_shown(at)}: there is no {what[1]} {name!r}",
        f"{near!r} の誤りではありませんか。" if near else _instead(few)[0],
        f"did you mean {near!r}?" if near else _instead(few)[1],
    )


def _instead(few: str) -> tuple[str, str]:
    """Return what to do where no name is near: those there are, if they are few."""
    if few:
        return f"あるもの: {few}", f"there are {few}"
    return "名を確かめるか、この行を消してください。", "check the name, or remove the line"


def raise_all(problems: Iterable[ProfileProblem], path: Path) -> None:
    """Raise `ProfileError` with the first problems, each with file and line, if there are any."""
    found = [problem for problem, _ in zip(problems, range(_SHOWN), strict=False)]
    if found:
        raise ProfileError(*(_message(problem, path) for problem in found))


def _message(problem: ProfileProblem, path: Path) -> Message:
    where = f"{path}:{line_of(path, problem.at)}"
    return Message(
        problem.code, problem.ja, problem.en, problem.remedy_ja, problem.remedy_en, where
    )


def _shown(at: Place) -> str:
    """Return a place as people write it: `calls[2].steps[0].when`."""
    inner = at[len(ROOT) :] if at[: len(ROOT)] == ROOT else at[2:] if at[0] == ROOT[0] else at
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in inner).lstrip(".")
