"""Loads WeasyPrint, without the work that it does at each start and that no paper needs."""

from lowdown.press.weasy.loading.libraries import load_weasyprint

__all__ = ["load_weasyprint"]
