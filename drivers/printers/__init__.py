"""Printers: receipts on a strip of thermal paper, documents on pages."""
