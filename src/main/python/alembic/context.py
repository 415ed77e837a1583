"""``from alembic import context``: the environment that env.py configures."""

from .runtime import environment as _environment

_proxy = None


def _establish(environment):
    global _proxy
    before = _proxy
    _proxy = environment
    return before


def _current(name):
    if _proxy is None:
        raise NameError(
            f"Can't invoke function '{name}', as the proxy object has not yet been established for the "
            "Alembic 'EnvironmentContext' class.  Try placing this code inside a callable."
        )
    return _proxy


def _function(name):
    def function(*args, **kwargs):
        return getattr(_current(name), name)(*args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


for _name in _environment.FUNCTIONS:
    globals()[_name] = _function(_name)


def __getattr__(name):
    if name in ("config", "script"):
        if _proxy is None:
            raise AttributeError(f"module 'alembic.context' has no attribute '{name}'")
        return getattr(_proxy, name)
    raise AttributeError(f"module 'alembic.context' has no attribute '{name}'")
