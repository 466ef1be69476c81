"""Quotation attribution: who said what, by rules, without a model."""

from .attribute import attribute

__all__ = ["attribute"]
