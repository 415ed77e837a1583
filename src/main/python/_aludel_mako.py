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
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if hasattr(value, "keys"):
        if "datetime" in value.keys():
            return _date(value)
        if "tuple" in value.keys():
            return tuple(value["tuple"])
        if "ini_section" in value.keys():
            return Config(value)
        return {str(key): _crossed(value[key]) for key in value}
    if isinstance(value, list):
        return [_crossed(item) for item in value]
    return value


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
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            date = date.astimezone(ZoneInfo(value["zone"]))
        except ZoneInfoNotFoundError:
            # Java knows the zone and has given the offset; Python has no time zones here.
            pass
    return date


def _names(code, found):
    found.update(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            _names(constant, found)


class Loop:
    """Mako's ``loop``: where a ``% for`` stands."""

    def __init__(self, items, parent):
        self._items = items
        self.parent = parent
        self.index = 0

    def __iter__(self):
        for item in self._items:
            yield item
            self.index += 1

    def __len__(self):
        return len(self._items)

    @property
    def reverse_index(self):
        return len(self) - self.index - 1

    @property
    def first(self):
        return self.index == 0

    @property
    def last(self):
        return self.index == len(self) - 1

    @property
    def even(self):
        return not self.odd

    @property
    def odd(self):
        return bool(self.index % 2)

    def cycle(self, *values):
        if not values:
            raise ValueError("You must provide values to cycle through")
        return values[self.index % len(values)]


def told(source, file, names, values):
    """The text that the source writes; or None, what went wrong, and the template's line."""
    lines = [0]
    try:
        return [render(source, file, names, values, lines), None, 0]
    except Exception as error:
        message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return [None, message, lines[-1]]


def render(source, file, names, values, lines):
    """The text that the source writes, given variables by name; notes the template's lines as it passes them."""
    given = {str(name): _crossed(value) for name, value in zip(names, values)}
    given.setdefault("comma", comma)
    written = []
    builtins = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
    code = compile(source, file, "exec")
    used = set()
    _names(code, used)
    scope = {name: UNDEFINED for name in used if name not in builtins}
    scope.update(given)
    scope.update(
        __name__="template",
        __write=written.append,
        __filter=_filter,
        __at=lines.append,
        __loop=Loop,
        UNDEFINED=UNDEFINED,
        context=Context(given, written.append),
    )
    exec(code, scope)
    return "".join(written)
