"""Single names of a module that can't be executed here as a whole: an enumeration beside models, a constant beside
settings. What defines the name is executed, with what it speaks of itself, and nothing else. A name is given up where
anything else in the module may have a say in it, or where something missing is involved."""

import __future__
import ast

import _aludel
import _aludel_imports
from _aludel_placeholder import MissingImport, Placeholder

# Annotations stay texts: what a parameter is said to be needn't be here.
_TEXTS = __future__.annotations.compiler_flag
_modules = {}


class Unknown(Exception):
    """The name can't be known here."""


def value(module, name):
    """What the module's name would be."""
    known = _modules.get(module.__name__)
    if known is None:
        known = _modules[module.__name__] = _Module(module)
    if name not in known.values:
        known.execute(name)
    return known.values[name]


class _Module:
    def __init__(self, module):
        package = module.__name__ if "__path__" in module.__dict__ else module.__name__.rpartition(".")[0]
        self.values = {"__name__": module.__name__, "__file__": module.__file__, "__package__": package}
        self.file = module.__file__
        self.origin = module.__dict__["_aludel_origin"]
        self.statements = {}
        self.doubtful = set()
        self.under_way = set()
        for statement in self._body():
            self._note(statement)

    def _body(self):
        careful = _aludel._bridge.carefulSource(self.file, _aludel_imports.known_modules())
        try:
            if careful is not None:
                from _aludel_careful import NAMES

                self.values.update(NAMES)
                return ast.parse(careful, self.file).body
            with open(self.file, encoding="utf-8") as source:
                return ast.parse(source.read(), self.file).body
        except (OSError, SyntaxError, ValueError):
            return []

    def _note(self, statement):
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            for alias in statement.names:
                single = type(statement)(**{**vars(statement), "names": [alias]})
                self._bind(alias.asname or alias.name.partition(".")[0], single)
        elif isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            self._bind(statement.name, statement)
        elif isinstance(statement, ast.Assign) and all(isinstance(target, ast.Name) for target in statement.targets):
            for target in statement.targets:
                self._bind(target.id, statement)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            if statement.value is not None:
                self._bind(statement.target.id, statement)
        else:
            self.doubtful |= set().union(*_names(statement))

    def _bind(self, name, statement):
        if name in self.statements:
            self.doubtful.add(name)
        self.statements[name] = statement

    def execute(self, name):
        """Executes what defines the name."""
        statement = self.statements.get(name)
        if statement is None or name in self.doubtful or name in self.under_way:
            raise Unknown
        self.under_way.add(name)
        try:
            now, later = _names(statement)
            for used in now - {name}:
                if used in self.statements and used not in self.values:
                    self.execute(used)
            self._refuse_placeholders(now - {name})
            exec(compile(ast.Module([statement], []), self.file, "exec", _TEXTS, dont_inherit=True), self.values)
            self._refuse_placeholders([name])
            for used in later - now:
                if used in self.statements and used not in self.values:
                    self._define_or_miss(used)
        except (Exception, MissingImport) as failure:
            self.values.pop(name, None)
            raise Unknown from failure
        finally:
            self.under_way.discard(name)

    def _define_or_miss(self, name):
        """Defines a name that a function speaks of; it isn't needed unless the function is called."""
        try:
            self.execute(name)
        except Unknown:
            self.values[name] = Placeholder(f"{self.values['__name__']}.{name}", self.origin)

    def _refuse_placeholders(self, names):
        for name in names:
            if hasattr(type(self.values.get(name)), "__aludel_placeholder__"):
                raise Unknown


def _names(statement):
    """The names that the statement speaks of: when it is executed, and when functions that it defines are."""
    now, later = set(), set()
    _collect(statement, now, later)
    return now, later


def _collect(node, now, later):
    if isinstance(node, ast.Name):
        now.add(node.id)
        return
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        deferred = field == "body" and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for each in child if isinstance(child, list) else [child]:
            if isinstance(each, ast.AST):
                _collect(each, later if deferred else now, later)
