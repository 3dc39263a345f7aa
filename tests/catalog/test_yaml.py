"""A file of YAML is read, and its mistakes placed, in the encodings that YAML has."""

import pytest

from conformance.catalog.yaml import line_of, read_yaml
from conformance.errors import CatalogError

TEXT = "a: 1\nb:\n- 業務: 住民記録\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_values_and_their_lines_are_found_in_each_encoding(tmp_path, encoding):
    path = tmp_path / "x.yaml"
    path.write_bytes(TEXT.encode(encoding))

    assert read_yaml(path) == {"a": 1, "b": [{"業務": "住民記録"}]}
    assert line_of(path, ("b", 0, "業務")) == 3


@pytest.mark.parametrize("text", ["a: !!binary aGVsbG8=", "a: !!set {1}", "a: !!omap [b: 1]"])
def test_what_json_does_not_know_is_refused_like_any_other_tag(tmp_path, text):
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match="tag"):
        read_yaml(file)


@pytest.mark.parametrize("text", ["a: !!bool x", "a: !!int abc", 'a: !!float ""', "a: [0x_]"])
def test_what_the_reader_itself_stumbles_over_is_told_like_any_other_fault(tmp_path, text):
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError):
        read_yaml(file)
