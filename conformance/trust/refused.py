"""Why a bundle is not taken: one code and one sentence for each reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from pathlib import Path


class BundleError(UsageError):
    """What was handed over is not what was signed, or must not be taken today."""


class ExpiredError(BundleError):
    """It is what was signed, but an exception in it has run out."""

    exit_code = 6


def bundle_error(
    code: str, ja: str, en: str, remedy: tuple[str, str] = ("", ""), where: str = ""
) -> BundleError:
    """Return the error of a bundle that is not taken, to be raised where it was found."""
    return BundleError(Message(code, ja, en, *remedy, where))


def unread(path: Path, error: OSError) -> UsageError:
    """Return the error of a file that does not exist, or that the system does not let us read."""
    missing = isinstance(error, FileNotFoundError)
    why = f" ({error.strerror})" if error.strerror and not missing else ""
    return UsageError(
        Message(
            "TRU008",
            f"ファイル {path.name} が{'ありません' if missing else '読めません'}{why}。",
            f"the file {path.name} {'does not exist' if missing else 'cannot be read'}{why}",
            "名前とフォルダーを確かめて指定し直してください。",
            "look at its name and folder, and name it again",
            str(path.absolute()),
        )
    )


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
