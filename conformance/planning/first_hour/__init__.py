"""The first hour with a package: a few events of its business, told in sentences, never judged."""
