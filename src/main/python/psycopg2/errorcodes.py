"""SQLSTATEs by name."""

from .errors import _CONDITIONS


def _constant(name):
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name).lstrip("_")


globals().update({_constant(name): code for name, code in _CONDITIONS.items()})


def lookup(code):
    for name, known in _CONDITIONS.items():
        if known == code:
            return _constant(name)
    raise KeyError(code)
