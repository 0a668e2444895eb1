"""Copies of documents without personal data. Pure, but for LibreOffice that reads old workbooks."""
