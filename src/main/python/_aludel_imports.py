"""Two finders: one before Python's own, which serves light stand-ins for heavy modules to users' files, and one after
them, which makes placeholders of what users' files import and isn't there."""

import sys

import _aludel

_core = sys.modules["_frozen_importlib"]
ModuleSpec = _core.ModuleSpec
Module = type(sys)

# Modules that cost 50-1500 ms to import and whose use in a revision or env.py is mostly trivial.
_LIGHT = {
    "asyncio": "_aludel_light.asyncio",
    "collections.abc": "_aludel_light.abc",
    "concurrent": "_aludel_light.concurrent",
    "concurrent.futures": "_aludel_light.futures",
    "logging": "_aludel_light.logging",
    "logging.config": "_aludel_light.logging_config",
    "typing": "_aludel_light.typing",
}
_NEVER_MISSING = ("alembic", "sqlalchemy", "psycopg2", "java", "polyglot")
# Packages that are here in part; their other modules are missing like those of any package.
_PARTIAL = ("alembic_postgresql_enum", "fastapi_users_db_sqlalchemy", "pgvector", "sqlalchemy_utils", "sqlmodel")
_own = []


def own_directory(directory):
    """Files below it are not the user's: the standard library and the shim."""
    _own.append(directory)


def is_users(file):
    return not file.startswith("<") and not any(file.startswith(directory) for directory in _own)


def _importer():
    """The frame that imports, or None where it isn't in a user's file."""
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if "importlib" in file or file.startswith("<frozen"):
            frame = frame.f_back
            continue
        return frame if is_users(file) else None
    return None


class LightFinder:
    """Serves the stand-ins; a module that is already there, or that another module asks for, is the real one."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        light = _LIGHT.get(name)
        if light is None:
            return None
        parent, _, _ = name.rpartition(".")
        if parent and type(sys.modules.get(parent)) is not LightModule:
            return None
        if _importer() is None:
            return None
        spec = ModuleSpec(name, cls, is_package=name in ("logging", "concurrent"))
        spec.loader_state = light
        return spec

    @classmethod
    def create_module(cls, spec):
        module = LightModule(spec.name)
        module.__dict__["_light"] = spec.loader_state
        return module

    @classmethod
    def exec_module(cls, module):
        source = __import__(module.__dict__["_light"], fromlist=["_"])
        for name, value in source.__dict__.items():
            if not name.startswith("_"):
                module.__dict__[name] = value


class LightModule(Module):
    """A stand-in; asked for a name it doesn't know, it makes room for the real module."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
        real = real_module(self.__name__)
        return getattr(real, name)


def real_module(name):
    """The real module behind a stand-in; it takes the stand-in's place for all who import it from now on."""
    current = sys.modules.get(name)
    if current is not None and type(current) is not LightModule:
        return current
    parents = [name[: position] for position, letter in enumerate(name) if letter == "."]
    for parent in parents:
        real_module(parent)
    sys.modules.pop(name, None)
    sys.meta_path.remove(LightFinder)
    try:
        __import__(name)
    finally:
        sys.meta_path.insert(0, LightFinder)
    return sys.modules[name]


class MissingFinder:
    """Makes a placeholder module of what cannot be found."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        parent, _, _ = name.rpartition(".")
        top = name.partition(".")[0]
        if top in _NEVER_MISSING or top in sys.stdlib_module_names:
            return None
        known = top in _PARTIAL or not parent or isinstance(sys.modules.get(parent), MissingModule)
        if not known and not _user_package(parent):
            return None
        frame = _importer()
        if frame is not None and _aludel._bridge.importIsGuarded(frame.f_code.co_filename, frame.f_lineno):
            return None
        if frame is None and not isinstance(sys.modules.get(parent), MissingModule):
            return None
        spec = ModuleSpec(name, cls, is_package=True)
        spec.loader_state = (frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("", 0)
        return spec

    @classmethod
    def create_module(cls, spec):
        from _aludel_placeholder import Origin

        module = MissingModule(spec.name)
        module.__dict__["_aludel_origin"] = Origin(spec.name, *spec.loader_state)
        return module

    @classmethod
    def exec_module(cls, module):
        pass


def _user_package(name):
    file = getattr(sys.modules.get(name), "__file__", None)
    return file is not None and is_users(file)


class MissingModule(Module):
    """A module that isn't there; its names are placeholders."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
        from _aludel_placeholder import Placeholder

        return Placeholder(f"{self.__name__}.{name}", self.__dict__["_aludel_origin"])


def install():
    sys.meta_path.insert(0, LightFinder)
    sys.meta_path.append(MissingFinder)
