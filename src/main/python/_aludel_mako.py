"""Runs templates that were translated from Mako to Python."""


class Undefined:
    """What a name is worth that nobody gave: false, and an error when it is written."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


UNDEFINED = Undefined()


class Context:
    """Mako's context: what the template was given, and where it writes."""

    def __init__(self, names, write):
        self._names = names
        self.write = write

    def get(self, name, default=None):
        return self._names.get(name, default)

    def keys(self):
        return list(self._names)

    @property
    def kwargs(self):
        return dict(self._names)

    def __getitem__(self, name):
        return self._names[name]

    def __contains__(self, name):
        return name in self._names


class Config:
    """The parts of alembic.config.Config that a template may ask."""

    def __init__(self, functions):
        self._functions = functions
        self.config_file_name = functions["file_name"]
        self.config_ini_section = functions["ini_section"]
        self.attributes = {}

    def get_main_option(self, name, default=None):
        value = self._functions["main_option"](name)
        return default if value is None else value

    def get_alembic_option(self, name, default=None):
        value = self._functions["alembic_option"](name)
        return default if value is None else value

    def get_section_option(self, section, name, default=None):
        value = self._functions["section_option"](section, name)
        return default if value is None else value

    def get_section(self, name, default=None):
        section = self._functions["section"](name)
        if section is None:
            return default
        return {str(key): str(section[key]) for key in section}


def comma(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    try:
        return ", ".join(value)
    except TypeError:
        raise ValueError("Don't know how to comma-format %r" % value) from None


def _html(text):
    for character, entity in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(character, entity)
    return text


def _url(text):
    from urllib.parse import quote_plus

    return quote_plus(text.encode("utf8"))


def _entity(text):
    from html.entities import codepoint2name

    return "".join(
        "&%s;" % codepoint2name[ord(character)] if ord(character) in codepoint2name else character
        for character in text
    )


FILTERS = {
    "h": _html,
    "x": _html,
    "u": _url,
    "trim": lambda text: text.strip(),
    "entity": _entity,
    "str": str,
    "unicode": str,
}


def _filter(name, otherwise):
    return FILTERS[name] if name in FILTERS else otherwise()


def _crossed(value):
    """A value from the other side: dates and the configuration come as maps."""
    if value is None or isinstance(value, str):
        return value
    if hasattr(value, "keys"):
        if "datetime" in value.keys():
            return _date(value)
        return Config(value)
    return tuple(value)


def _date(value):
    from datetime import datetime

    text = value["datetime"]
    if text.endswith("Z"):
        text = text[:-1] + "+00:00"
    fraction = text.find(".")
    if fraction >= 0:
        end = fraction + 1
        while end < len(text) and text[end].isdigit():
            end += 1
        text = text[:fraction] + "." + text[fraction + 1 : end].ljust(6, "0")[:6] + text[end:]
    date = datetime.fromisoformat(text)
    if "zone" in value.keys():
        from zoneinfo import ZoneInfo

        date = date.astimezone(ZoneInfo(value["zone"]))
    return date


def _names(code, found):
    found.update(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            _names(constant, found)


def render(source, names, values):
    """The text that the source writes, given variables by name."""
    given = {str(name): _crossed(value) for name, value in zip(names, values)}
    given.setdefault("comma", comma)
    written = []
    builtins = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
    code = compile(source, "script.py.mako", "exec")
    used = set()
    _names(code, used)
    scope = {name: UNDEFINED for name in used if name not in builtins}
    scope.update(given)
    scope.update(
        __name__="template",
        __write=written.append,
        __filter=_filter,
        UNDEFINED=UNDEFINED,
        context=Context(given, written.append),
    )
    exec(code, scope)
    return "".join(written)
