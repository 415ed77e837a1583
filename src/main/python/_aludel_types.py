"""What the configuration says of names that the application would define: ``[aludel:types]``."""

import _aludel

_known = {}


def mapped(name):
    """What the name is: a type, or another value."""
    if name not in _known:
        _known[name] = _behaving(name, _evaluated(name, _aludel._types[name]))
    return _known[name]


def override(module):
    """Lets the names that are mapped be so in a module that was imported."""
    prefix = module.__name__ + "."
    for name in _aludel._types:
        if name.startswith(prefix):
            *path, last = name[len(prefix) :].split(".")
            owner = module
            for part in path:
                owner = getattr(owner, part, None)
            if owner is not None:
                setattr(owner, last, mapped(name))


def _evaluated(name, expression):
    try:
        code = compile(expression, f"[aludel:types] {name}", "eval")
        return eval(code, {each: found for each in _spoken_of(code) if (found := _find(each)) is not _BUILTIN})
    except Exception as error:
        raise _aludel.call(
            _aludel._bridge.badMapping, name, expression, f"{type(error).__name__}: {error}"
        ) from None


_BUILTIN = object()


def _spoken_of(code):
    names = set(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            names |= _spoken_of(constant)
    return names


def _find(name):
    """What an expression means by a name: ``sa``, ``postgresql``, SQLAlchemy's types, a package, or a builtin."""
    import builtins

    import sqlalchemy
    from sqlalchemy.dialects import postgresql

    if name in ("sa", "sqlalchemy"):
        return sqlalchemy
    if name == "postgresql":
        return postgresql
    for home in (sqlalchemy, postgresql, sqlalchemy.types):
        if hasattr(home, name):
            return getattr(home, name)
    if hasattr(builtins, name):
        return _BUILTIN
    try:
        found = __import__(name)
    except ImportError:
        return _BUILTIN
    return _BUILTIN if hasattr(type(found), "__aludel_placeholder__") else found


def _behaving(name, value):
    """A type that is a value behaves as its class would: called with whatever arguments, or not called at all."""
    from sqlalchemy.types import TypeDecorator, TypeEngine

    if not isinstance(value, TypeEngine):
        return value

    def __init__(self, *args, **kwargs):
        self.impl = value

    return type(
        name.rpartition(".")[2], (TypeDecorator,), {"impl": value, "cache_ok": True, "__init__": __init__, "__doc__": name}
    )
