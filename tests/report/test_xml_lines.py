from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from conformance.report.xml_lines import XmlLines

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))


@given(TEXT, TEXT, TEXT.filter(bool))
def test_it_writes_what_lxml_writes_of_the_same_elements(name: str, value: str, text: str) -> None:
    root = etree.Element("suites", name=name)
    inner = etree.SubElement(root, "suite", name=value)
    etree.SubElement(inner, "told", value=value).text = text
    etree.SubElement(inner, "empty", value=name)
    etree.SubElement(root, "suite")
    document = XmlLines()
    with document.element("suites", {"name": name}):
        with document.element("suite", {"name": value}):
            document.leaf("told", {"value": value}, text)
            document.leaf("empty", {"value": name})
        with document.element("suite", {}):
            pass
    expected = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    assert document.encoded() == expected
