"""Quotation attribution: who said what, by rules, without a model."""

from .attribute import attribute

VERSION = "11"
"""Names the rules of attribution; a change to them that gives other statements or speakers changes this too."""

__all__ = ["VERSION", "attribute"]
