"""Projections of a result: terminal, HTML, JUnit, Markdown, and the texts behind `explain`."""
