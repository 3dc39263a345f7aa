"""Draw the sample sheet `docs/ja/forms-sample.png`: six forms as the sample package prints them.

    python docs/examples/forms_sample.py docs/ja/forms-sample.png

The persons on it are made up.
"""

from __future__ import annotations

import sys
from datetime import date

import pypdfium2
from PIL import Image, ImageOps

from conformance.catalog.load import load
from conformance.forms.print_data import copy_of
from conformance.population.item_values import ValueMaker
from conformance.reference.paper.compose import compose
from conformance.reference.paper.draw import pdf
from conformance.values.identifiers import registered

BARCODE = registered()["gs1_128_shuno"].generate(1)
FORMS = (
    ("child_allowance", "certification-notice", {}),
    ("electoral_roll", "admission-ticket", {}),
    ("resident_register", "suppressed-list", {}),
    ("long_term_care_insurance", "payment-slip", {"barcode": BARCODE}),
    ("national_health_insurance", "eligibility-certificate", {}),
    ("resident_register", "resident-copy", {}),
)
DAY = date(2026, 4, 1)
WIDTH, SIDE, EDGE = 2160, 860, 12


def pages(domain: str, key: str, given: dict[str, str]) -> list[Image.Image]:
    spec = load(domain)
    form = spec.forms[key]
    copies = []
    for seed in range(4 if "list" in form.style else 1):
        maker = ValueMaker(seed, f"sample {key}", DAY, spec.codes)
        values = {item.key: maker.value(item, n) for n, item in enumerate(form.items)}
        copies.append(copy_of(form, {**values, **given}))
    document = pypdfium2.PdfDocument(pdf(compose(spec, form, copies)))
    return [page.render(scale=2).to_pil() for page in document]


def sheet() -> Image.Image:
    found = Image.new("RGB", (WIDTH, 2 * (SIDE + EDGE) + EDGE), "#b0b0b0")
    for number, (domain, key, given) in enumerate(FORMS):
        row, column = divmod(number, 3)
        image = ImageOps.contain(pages(domain, key, given)[0], (WIDTH // 3 - EDGE, SIDE))
        cell = WIDTH // 3
        left = column * cell + (cell - image.width) // 2
        found.paste(image, (left, EDGE + row * (SIDE + EDGE) + (SIDE - image.height) // 2))
    return found


if __name__ == "__main__":
    sheet().quantize(16).save(sys.argv[1], optimize=True)
