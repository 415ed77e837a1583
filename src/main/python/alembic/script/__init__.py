"""Revision files, as far as env.py asks for them."""

from .base import Script, ScriptDirectory

__all__ = ["Script", "ScriptDirectory"]
