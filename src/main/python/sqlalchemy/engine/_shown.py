"""How the values of a statement are shown in a message: long ones and many of them cut short."""

_CHARACTERS = 300
_VALUES = 100
_SETS = 10


def parameters(values, several):
    """The values of one execution, or of several."""
    if several is None:
        return _value(values)
    if not several:
        return _set(values)
    shown = [_set(one) for one in values]
    opening, closing = ("[", "]") if isinstance(values, list) else ("(", ")")
    if len(shown) <= _SETS:
        return opening + ", ".join(shown) + closing
    first, last = ", ".join(shown[: _SETS - 2]), ", ".join(shown[-2:])
    return f"{opening}{first}  ... displaying {_SETS} of {len(shown)} total bound parameter sets ...  {last}{closing}"


def _set(values):
    if isinstance(values, dict):
        return "{" + _joined([f"{key!r}: {_value(value)}" for key, value in values.items()]) + "}"
    if isinstance(values, tuple):
        return "(" + _joined([_value(value) for value in values]) + ("," if len(values) == 1 else "") + ")"
    if isinstance(values, list):
        return "[" + _joined([_value(value) for value in values]) + "]"
    return _value(values)


def _joined(shown):
    if len(shown) <= _VALUES:
        return ", ".join(shown)
    half = _VALUES // 2
    left = len(shown) - _VALUES
    return ", ".join(shown[:half]) + f" ... {left} parameters truncated ... " + ", ".join(shown[-half:])


def _value(value):
    text = repr(value)
    half = _CHARACTERS // 2
    if len(text) <= _CHARACTERS:
        return text
    return f"{text[:half]} ... ({len(text) - _CHARACTERS} characters truncated) ... {text[-half:]}"
