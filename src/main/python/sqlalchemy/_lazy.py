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
            found = vars(load(f"{package}.{module}")).get(name)
            if found is not None:
                setattr(sys.modules[package], name, found)
                return found
    raise AttributeError(f"module {package!r} has no attribute {name!r}")
