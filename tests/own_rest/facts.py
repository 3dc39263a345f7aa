"""From rows of the register to the facts of a business rule, and back."""

from __future__ import annotations

from own_rest import rules
from own_rest.refusal import CODE_NASHI, FUSEIGO, HISSU, KEISHIKI, Refused

_REASONS = {"E0001": HISSU, "E0002": KEISHIKI, "C0422": CODE_NASHI}


class Facts:
    """Applies the rules of one domain to rows of its tables."""

    def __init__(self, domain: str, codes: dict) -> None:
        self.domain, self.codes, self.calculate = domain, codes, rules.calculate

    def apply(self, rule: str, given: dict, place: dict) -> dict:
        """Return the outputs of a rule; what it does not decide is refused."""
        try:
            return self.calculate(self.domain, rule, given, place)
        except rules.BadInput as error:
            raise Refused.because(_REASONS.get(error.code, KEISHIKI), error.item) from error
        except rules.OutOfScope as error:
            raise Refused.because(FUSEIGO) from error

    def given(self, bindings: dict, columns: dict, row: dict, day: str) -> dict:
        """Return what a rule is given of a row on a business date."""
        return {name: self._bound(b, columns, row, day) for name, b in bindings.items()}

    def _bound(self, binding: object, columns: dict, row: dict, day: str) -> object:
        if isinstance(binding, dict):
            return binding.get("const", day)
        return self.lawful(columns[binding], row.get(binding))

    def lawful(self, known: dict, value: object) -> object:
        """Return a code as the law's own list writes it, anything else as it is."""
        codes = self.codes.get(known.get("codes"), {})
        return codes[value]["law"] if value in codes else value

    def own(self, known: dict, value: object) -> object:
        """Return a code of the law's list as the product writes it."""
        codes = self.codes.get(known.get("codes"), {})
        return next((own for own, code in codes.items() if code["law"] == value), value)
