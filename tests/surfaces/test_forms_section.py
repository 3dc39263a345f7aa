from __future__ import annotations

import pytest
from pydantic import ValidationError

from conformance.surfaces.forms_section import FormsSurface
from conformance.surfaces.profile import Surfaces


def surfaces(text: str) -> Surfaces:
    return Surfaces.model_validate_json(text)


def test_all_formats_with_embedded_fonts_unless_said_otherwise():
    found = FormsSurface()
    assert found.formats == ("xml", "csv", "pdf")
    assert (found.directory, found.fonts) == (None, "embedded")


def test_forms_are_issued_by_the_api_or_lie_in_a_directory():
    assert surfaces('{"api": {}, "forms": {"formats": ["pdf"]}}').forms is not None
    assert surfaces('{"forms": {"directory": "forms"}}').forms is not None
    with pytest.raises(ValidationError, match="a directory, or a section api"):
        surfaces('{"forms": {}}')


@pytest.mark.parametrize("formats", ["[]", '["items"]', '["docx"]'])
def test_a_format_that_is_no_file_is_refused(formats: str):
    with pytest.raises(ValidationError):
        surfaces(f'{{"api": {{}}, "forms": {{"formats": {formats}}}}}')
