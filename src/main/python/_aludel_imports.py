"""Five finders: before Python's own one for the shim's modules, which finds them sooner; one that serves light stand-ins
for heavy modules to users' files; one that loads users' modules, which become missing where they can't be imported; after
Python's own one that looks near the scripts for what no search path names, and one that makes placeholders of what users'
files import and isn't there."""

import posix as _os
import sys

import _aludel

_core = sys.modules["_frozen_importlib"]
_external = sys.modules["_frozen_importlib_external"]
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
# Applications do more with these than scripts do.
LIGHT_FOR_SCRIPTS = ("logging", "logging.config")
_NEVER_MISSING = ("alembic", "sqlalchemy", "psycopg2", "java", "polyglot")
# Packages that are here in part; their other modules are missing like those of any package.
_PARTIAL = (
    "alembic_postgresql_enum",
    "alembic_utils",
    "cryptography",
    "fastapi_users_db_sqlalchemy",
    "pgvector",
    "sqlalchemy_utils",
    "sqlmodel",
)
_own = []
_shim = []
_scripts = []
# The env.py that runs.
environment = None
_packages = []


def own_directory(directory):
    """Files below it are not the user's: the standard library and the shim."""
    _own.append(directory)
    if not _shim and directory + "/_aludel_imports.py" == __file__:
        _shim.append(directory)


def is_shim(file):
    return bool(_shim) and file.startswith(_shim[0])


def package_directory(directory):
    """Holds installed packages: they are not the user's either."""
    _packages.append(directory + "/")
    own_directory(directory + "/")


def is_users(file):
    return not file.startswith("<") and not any(file.startswith(directory) for directory in _own)


def script_directory(directory):
    """Files below it are revisions, env.py and what helps them."""
    if directory not in _scripts:
        _scripts.append(directory)


def is_script(file):
    return any(file.startswith(directory + "/") for directory in _scripts)


def environment_file(path):
    """Says which file is the env.py that runs."""
    global environment
    environment = path


def is_environment(frame):
    return frame.f_code.co_filename == environment


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


class ShimFinder:
    """Finds modules of the shim's packages, which lie where their package does: a third of the time that importing them
    takes is asking all the other finders."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        directory = path[0] if path else _shim[0] if name.startswith("_aludel") else ""
        if not _shim or not directory.startswith(_shim[0]):
            return None
        names = _listed.get(directory)
        if names is None:
            names = _listed[directory] = set(_os.listdir(directory))
        file = name.rpartition(".")[2]
        if file + ".py" in names:
            path, inside = f"{directory}/{file}.py", None
        elif file in names:
            path, inside = f"{directory}/{file}/__init__.py", [f"{directory}/{file}"]
        else:
            return None
        spec = ModuleSpec(name, ShimLoader(name, path), origin=path)
        spec.has_location, spec.submodule_search_locations = True, inside
        return spec


_listed = {}


class ShimLoader(_external.SourceFileLoader):
    """Loads a module of the shim from its compiled form where Python has kept one."""

    def get_code(self, name):
        prefix = sys.pycache_prefix
        if prefix is not None:
            kept = f"{prefix}{self.path[:-3]}.{sys.implementation.cache_tag}.pyc"
            code = _graalpython.load_bytecode_file(kept, self.path, self.path_stats(self.path))
            if code:
                return code
        return super().get_code(name)


_graalpython = sys.modules["__graalpython__"]


class LightFinder:
    """Serves the stand-ins; a module that is already there, or that another module asks for, is the real one."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        light = _LIGHT.get(name)
        if light is None:
            if name == "_datetime":
                # GraalPy's looks for it without importing it; importing it always would cost a third of Python's start.
                __import__("time")
            return cls._beside(name)
        parent, _, _ = name.rpartition(".")
        if parent and type(sys.modules.get(parent)) is not LightModule:
            return None
        frame = _importer()
        if frame is None or (name in LIGHT_FOR_SCRIPTS and not is_script(frame.f_code.co_filename)):
            return None
        spec = ModuleSpec(name, cls, is_package=name in ("logging", "concurrent"))
        spec.loader_state = light
        return spec

    @classmethod
    def _beside(cls, name):
        """A module of a package that has a stand-in, such as logging.handlers, is a part of the real one."""
        parent, _, _ = name.rpartition(".")
        if not parent or type(sys.modules.get(parent)) is not LightModule:
            return None
        return _external.PathFinder.find_spec(name, real_module(parent).__path__)

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


class UserFinder:
    """Finds modules of users; one that can't be imported here is as good as missing."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top in _NEVER_MISSING:
            return None
        frame = _importer()
        if path is None and frame is None:
            return None
        return cls.loadable(_external.PathFinder.find_spec(name, path, target), frame)

    @staticmethod
    def loadable(spec, frame):
        """The spec with a loader of ours; None where it is no file of users, and no package that one imports."""
        if spec is None or type(spec.loader) is not _external.SourceFileLoader:
            return None
        users = is_users(spec.origin)
        if not users and (frame is None or not any(spec.origin.startswith(directory) for directory in _packages)):
            return None
        from _aludel_application import PackageLoader, UserLoader

        spec.loader = (UserLoader if users else PackageLoader)(spec.name, spec.origin)
        spec.loader.importer = (frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("", 0)
        return spec


class NearFinder:
    """Finds the application's modules that no search path names, but that lie near the scripts: in the package that
    holds the script directory, beside it, or in the working directory. For env.py they are missing: what it imports
    there hardly ever matters to a migration, and an application takes seconds to import."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if path is not None or name in sys.stdlib_module_names or name in _NEVER_MISSING:
            return None
        frame = _importer()
        if frame is None or is_environment(frame):
            return None
        return UserFinder.loadable(_external.PathFinder.find_spec(name, near_directories()), frame)


def _is_file(path):
    try:
        _os.stat(path)
        return True
    except OSError:
        return False


def near_directories():
    """Where the application may lie."""
    directories = []
    for directory in _scripts:
        start = directory
        for level in range(5):
            top = start
            while _is_file(top + "/__init__.py"):
                top = top.rpartition("/")[0]
            # The versions, the script directory, and what holds it; further up only what is a package.
            if level < 3 or top != start:
                directories.append(top)
            start = start.rpartition("/")[0]
    return [*dict.fromkeys([*directories, _os.getcwd()])]


def is_spoken_for(name):
    """Whether the configuration says what names of the module stand for."""
    return any(mapped.startswith(name + ".") for mapped in _aludel._types)


def look_near():
    """Forgets modules that env.py found missing, where revisions would find them near."""
    global _looked
    if _looked:
        return
    _looked = True
    for name, module in list(sys.modules.items()):
        if is_missing(module) and "." not in name and "__file__" not in module.__dict__:
            if _external.PathFinder.find_spec(name, near_directories()) is not None:
                for part in [part for part in sys.modules if part.partition(".")[0] == name]:
                    del sys.modules[part]


_looked = False


class CarefulLoader(_external.SourceFileLoader):
    """Loads what users wrote. Where it imports something that may be missing, its text is one that asks carefully."""

    def exec_module(self, module):
        source = _aludel._bridge.carefulSource(self.path, _known_modules)
        if source is None:
            code = self.get_code(module.__name__)
        else:
            from _aludel_careful import NAMES

            code = compile(source, self.path, "exec", dont_inherit=True)
            module.__dict__.update(NAMES)
        before = _aludel.running
        _aludel.running = False
        try:
            exec(code, module.__dict__)
        finally:
            _aludel.running = before


class MissingFinder:
    """Makes a placeholder module of what cannot be found."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        parent, _, _ = name.rpartition(".")
        top = name.partition(".")[0]
        if top in _NEVER_MISSING or top in sys.stdlib_module_names:
            return None
        below_missing = is_missing(sys.modules.get(parent))
        known = top in _PARTIAL or not parent or below_missing
        if not known and not _user_package(parent):
            return None
        frame = _importer()
        if frame is not None and _aludel._bridge.importIsGuarded(frame.f_code.co_filename, frame.f_lineno):
            return None
        if frame is None and not below_missing:
            return None
        spec = ModuleSpec(name, cls, is_package=True)
        spec.loader_state = (frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("", 0)
        return spec

    @classmethod
    def create_module(cls, spec):
        from _aludel_missing import MissingModule
        from _aludel_placeholder import Origin

        module = MissingModule(spec.name)
        module.__dict__["_aludel_origin"] = Origin(spec.name, *spec.loader_state)
        return module

    @classmethod
    def exec_module(cls, module):
        pass


def is_missing(module):
    """Whether the module isn't there, or can't be executed here."""
    return hasattr(type(module), "__aludel_placeholder__")


def _user_package(name):
    file = getattr(sys.modules.get(name), "__file__", None)
    return file is not None and is_users(file)


def names_in(code):
    """The names that the code and the functions within it speak of."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            names |= names_in(constant)
    return names


def known_modules():
    """Modules that are never missing."""
    return _known_modules


def install(light=True):
    """Puts the finders in place; the light modules only where nothing needs the real ones."""
    global _known_modules
    _known_modules = [*sys.stdlib_module_names, *_NEVER_MISSING]
    sys.meta_path.insert(0, UserFinder)
    if light:
        sys.meta_path.insert(0, LightFinder)
    sys.meta_path.insert(0, ShimFinder)
    sys.meta_path += [NearFinder, MissingFinder]
