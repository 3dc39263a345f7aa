"""The texts of `conformance explain`: find what an ID names and say what there is to know."""
