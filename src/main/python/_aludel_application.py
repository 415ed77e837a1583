"""Modules of the application: how they are loaded, and what becomes of those that can't be executed here."""

import sys

import _aludel
import _aludel_imports
from _aludel_imports import (
    LIGHT_FOR_SCRIPTS,
    CarefulLoader,
    is_environment,
    is_script,
    is_spoken_for,
    is_users,
    real_module,
)

_external = sys.modules["_frozen_importlib_external"]
Module = type(sys)


class UserLoader(CarefulLoader):
    """Loads a module of the application, which counts as missing where it can't be executed."""

    def _execute(self, module):
        CarefulLoader.exec_module(self, module)

    def exec_module(self, module):
        for name in LIGHT_FOR_SCRIPTS:
            if name in sys.modules:
                real_module(name)
        module.__class__ = ApplicationModule
        try:
            self._execute(module)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if self.importer[0] and _aludel._bridge.importIsGuarded(*self.importer):
                raise error if isinstance(error, Exception) else ImportError(str(error)) from error
            _give_up(module, self.importer, error)
        if is_spoken_for(module.__name__):
            from _aludel_types import override

            override(module)


class PackageLoader(UserLoader):
    """Loads an installed package that a user's file imports."""

    def _execute(self, module):
        _external.SourceFileLoader.exec_module(self, module)


class ApplicationModule(Module):
    """A module of the application. Submodules that nobody has imported yet are imported when a revision asks for them:
    the application would have. Its functions, called by env.py, may need what isn't there: then what they would return
    is a placeholder."""

    def __getattribute__(self, name):
        value = Module.__getattribute__(self, name)
        if type(value) is _Function and _aludel_imports.environment is not None:
            frame = sys._getframe(1)
            if is_environment(frame):
                return _tried(value, f"{self.__name__}.{name}", (_aludel_imports.environment, frame.f_lineno))
        return value

    def __getattr__(self, name):
        if not name.startswith("__") and "__path__" in self.__dict__ and is_script(sys._getframe(1).f_code.co_filename):
            full = f"{self.__name__}.{name}"
            if _external.PathFinder.find_spec(full, self.__path__) is not None:
                __import__(full)
                return sys.modules[full]
        raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")


_Function = type(is_users)


def _tried(function, name, place):
    from _aludel_placeholder import MissingImport, Origin, Placeholder

    def call(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except MissingImport as error:
            return Placeholder(f"{name}()", Origin(function.__module__, *place, str(error)))

    call.__name__, call.__wrapped__ = function.__name__, function
    return call


def _give_up(module, importer, error):
    """Makes a missing module of one whose execution failed; what it had defined so far might have been changed."""
    from _aludel_missing import MissingModule
    from _aludel_placeholder import Origin

    trace, place = error.__traceback__, None
    while trace is not None:
        if is_users(trace.tb_frame.f_code.co_filename):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    kind = type(error).__name__
    reason = str(error) if kind == "MissingImport" else f"{kind}: {error}"
    for name in list(module.__dict__):
        submodule = sys.modules.get(f"{module.__name__}.{name}")
        if not name.startswith("__") and module.__dict__[name] is not submodule:
            del module.__dict__[name]
    origin = Origin(module.__name__, *importer, f"{place}: {reason}" if place else reason)
    module.__dict__["_aludel_origin"] = origin
    module.__class__ = MissingModule
