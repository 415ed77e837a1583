"""Names that are looked up when they are first asked for: importing everything would cost each run."""

import sys


def load(module):
    """Imports a module by its full name."""
    __import__(module)
    return sys.modules[module]


def lookup(package, name, submodules, modules):
    """A submodule of that name, or the name from the first of the modules that has it; kept in the package."""
    if name in submodules:
        return load(f"{package}.{name}")
    if not name.startswith("__"):
        for module in modules:
            found = getattr(load(f"{package}.{module}"), name, None)
            if found is not None:
                setattr(sys.modules[package], name, found)
                return found
    raise AttributeError(f"module {package!r} has no attribute {name!r}")


def elsewhere(module, homes):
    """The ``__getattr__`` of a module some of whose names are defined in others, by the module that each is in."""

    def find(name):
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        found = getattr(load(home), name)
        setattr(sys.modules[module], name, found)
        return found

    return find
