"""What municipal officers file: the conformance sheet 適合確認表 as an Excel workbook."""

from conformance.report.sheets.book import render as render
