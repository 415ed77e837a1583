"""Packages of which only a part is known here: the rest of their names are placeholders."""

import sys

import _aludel_imports


def rest_of(package):
    """The ``__getattr__`` of a package for the names that it doesn't have here."""

    def placeholder(name):
        if name.startswith("__"):
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from _aludel_placeholder import Origin, Placeholder

        frame = sys._getframe(1)
        while frame.f_back is not None and not _aludel_imports.is_users(frame.f_code.co_filename):
            frame = frame.f_back
        return Placeholder(f"{package}.{name}", Origin(package, frame.f_code.co_filename, frame.f_lineno))

    return placeholder
