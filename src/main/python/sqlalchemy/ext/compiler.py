"""``@compiles``: a script's own words for a construct."""

import _aludel


def compiles(class_, *specs):
    def decorate(function):
        compilers = class_.__dict__.get("_compilers")
        if compilers is None:
            compilers = class_._compilers = {}
        for dialect in specs or ("default",):
            compilers[dialect] = function
        return function

    return decorate


def deregister(class_):
    if "_compilers" in class_.__dict__:
        del class_._compilers


def compiled(element):
    """What Java takes for an element of a script's class, or None where no function says how it is written."""
    for class_ in type(element).__mro__:
        compilers = class_.__dict__.get("_compilers", {})
        function = compilers.get("postgresql") or compilers.get("default")
        if function is not None:
            return _java(element, function(element, Compiler()))
    return None


def _java(element, text):
    from sqlalchemy.sql.elements import ColumnElement

    if isinstance(element, ColumnElement):
        type_ = getattr(element, "type", None)
        return _aludel.construct("literal_column", (text, type_) if type_ is not None else (text,))
    return _aludel.construct("text", (text.replace(":", "\\:"),))


class Compiler:
    """What a ``@compiles`` function is given: it writes other elements, their values in the text."""

    @property
    def dialect(self):
        from sqlalchemy.dialects.postgresql import dialect

        return dialect()

    @property
    def preparer(self):
        from sqlalchemy.engine.interfaces import IdentifierPreparer

        return IdentifierPreparer(self.dialect)

    @property
    def sql_compiler(self):
        return self

    def process(self, element, **options):
        if isinstance(element, (tuple, list)):
            return ", ".join(self.process(item, **options) for item in element)
        if not hasattr(element, "compile"):
            from sqlalchemy.sql._constructors import literal

            element = literal(element)
        return str(element.compile(compile_kwargs={"literal_binds": True}))
