"""Loads and runs what users wrote: revisions and env.py. Called from Java."""

import sys

import _aludel


def attach(bridge, search_path):
    _aludel.attach(bridge)
    sys.path[:0] = [str(directory) for directory in search_path]


def load(path, name):
    """Executes the file as a module of its own; it is in ``sys.modules`` only while it runs, as under Alembic."""
    loader = SourceFileLoader(name, path)
    spec = ModuleSpec(name, loader, origin=path)
    spec.has_location = True
    module = _new_module(spec)
    loader.exec_module(module)
    return module


# importlib.util pulls in half the standard library; the frozen core has all that is needed.
_external = sys.modules["_frozen_importlib_external"]
SourceFileLoader = _external.SourceFileLoader
_core = sys.modules["_frozen_importlib"]
ModuleSpec = _core.ModuleSpec
_new_module = _core.module_from_spec


def run_revision(path, direction, arguments):
    name = path.rpartition("/")[2].removesuffix(".py").replace(".", "_").replace("-", "_") + "_py"
    module = load(path, name)
    function = getattr(module, direction, None)
    if function is None:
        raise _aludel.ScriptError(f"{path} has no {direction}() function")
    function(**_aludel.lift(arguments))
