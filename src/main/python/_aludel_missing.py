"""Modules that aren't there, or that can't be executed here."""

import sys

import _aludel
from _aludel_imports import is_environment, is_users, names_in
from _aludel_placeholder import Origin, Placeholder, is_private, missing

_import_lines = {}


class MissingModule(type(sys)):
    """A module that isn't there; its names are placeholders."""

    def __getattr__(self, name):
        if name == "__all__":
            return _names_wanted(self)
        if is_private(name):
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
        full = f"{self.__name__}.{name}"
        if full in _aludel._types:
            from _aludel_types import mapped

            return mapped(full)
        origin = self.__dict__["_aludel_origin"]
        if origin.reason is not None and "__file__" in self.__dict__ and not is_environment(sys._getframe(1)):
            from _aludel_slice import Unknown, value

            try:
                return value(self, name)
            except Unknown:
                pass
        return Placeholder(full, _origin_for(self, sys._getframe(1)))

    @staticmethod
    def __aludel_placeholder__(module):
        return missing(module, "part of an operation")

    @property
    def _aludel_name(self):
        return self.__name__


def _origin_for(module, frame):
    """The module's origin, as the file that asks now imports it: another may have been the first to."""
    origin, file = module.__dict__["_aludel_origin"], frame.f_code.co_filename
    if file == origin.file or not is_users(file):
        return origin
    key = (file, module.__name__)
    if key not in _import_lines:
        _import_lines[key] = _aludel._bridge.importLine(file, module.__name__) or frame.f_lineno
    return Origin(origin.module, file, _import_lines[key], origin.reason)


def _names_wanted(module):
    """What ``from module import *`` brings: the names that the file uses and that nothing else has given it so far."""
    frame = sys._getframe(2)
    while frame is not None and not is_users(frame.f_code.co_filename):
        frame = frame.f_back
    if frame is None:
        return []
    known = set(frame.f_globals) | set(frame.f_builtins)
    return [name for name in names_in(frame.f_code) if name not in known and not name.startswith("_")]
