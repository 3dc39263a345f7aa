"""What a calculation may refuse."""


class BadInput(ValueError):  # noqa: N818 - the name the vendor's server catches
    """An input is missing (E0001), ill-formed (E0002) or outside its code list (C0422)."""

    def __init__(self, item: str, reason: str, code: str = "E0002") -> None:
        super().__init__(f"{code} {item}: {reason}")
        self.item = item
        self.reason = reason
        self.code = code


class OutOfScope(ValueError):  # noqa: N818 - the name the vendor's server catches
    """The rule says nothing about these facts (E0004)."""

    code = "E0004"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
