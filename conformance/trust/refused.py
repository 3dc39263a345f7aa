"""Why a bundle is not taken: one code and one sentence for each reason."""

from __future__ import annotations

from conformance.errors import Message, UsageError


class RefusedError(UsageError):
    """What was handed over is not what was signed, or must not be taken today."""


class ExpiredError(RefusedError):
    """It is what was signed, but an exception in it has run out."""

    exit_code = 6


def refused(
    code: str, ja: str, en: str, remedy: tuple[str, str] = ("", ""), where: str = ""
) -> RefusedError:
    """Return the error of a bundle that is not taken, to be raised where it was found."""
    return RefusedError(Message(code, ja, en, *remedy, where))


ASK_AGAIN = (
    "差出人に、署名したままのバンドルをもう一度求めてください。",
    "ask the sender for the bundle again, as it was signed",
)
"""What to do about a bundle that was damaged or changed on its way."""

SIGN_AGAIN = (
    "差出人に、conformance run の結果から署名し直すよう求めてください。",
    "ask the sender to sign the result of conformance run once more",
)
"""What to do about a bundle that was made otherwise than by `conformance sign`."""
