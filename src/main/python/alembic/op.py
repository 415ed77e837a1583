"""``from alembic import op``: the directives, as functions on the operations of the migration that runs."""

import sys

import _aludel

from .operations import base as _base

_proxy = None


def _establish(operations):
    """Lets the functions act on these operations; None when no migration runs. Returns what stood before."""
    global _proxy
    before = _proxy
    _proxy = operations
    return before


def _function(name):
    asks = name in _base.asking_names()

    def function(*args, **kwargs):
        if _proxy is None:
            raise NameError(
                f"Can't invoke function '{name}', as the proxy object has not yet been established for the "
                "Alembic 'Operations' class.  Try placing this code inside a callable."
            )
        if asks and _aludel.trusting:
            _aludel.asking = sys._getframe(1)
        return getattr(_proxy, name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


_install = globals().__setitem__


def _export(name):
    _install(name, _function(name))


for _name in _base.operation_names():
    _export(_name)


_from_the_start = dict(globals())


def _untouched():
    """Whether the directives are those from the start."""
    now = globals()
    return all(now[name] is _from_the_start[name] for name in _base.operation_names())


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
    if hasattr(_base.Operations, name):
        return _function(name)
    raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
