"""Loads and runs what users wrote: revisions and env.py. Called from Java."""

import sys

import _aludel
import _aludel_imports

# importlib.util pulls in half the standard library; the frozen core has all that is needed.
_core = sys.modules["_frozen_importlib"]


def attach(bridge, search_path, packages, installed):
    """Makes Python ready; ``installed`` has the real SQLAlchemy used."""
    _aludel.attach(bridge)
    for directory in sys.path:
        _aludel_imports.own_directory(directory)
    _aludel_imports.install(light=not installed)
    sys.path[:0] = [str(directory) for directory in search_path]
    for directory in packages:
        _aludel_imports.package_directory(str(directory))
        # Behind the shim, so that an installed alembic or sqlalchemy does not take its place.
        sys.path.append(str(directory))
    if installed:
        import _aludel_installed

        _aludel_installed.install(map(str, packages))


def load(path, name):
    """Executes the file as a module of that name, which is not entered in ``sys.modules``, as under Alembic."""
    _aludel_imports.script_directory(path.rpartition("/")[0])
    loader = _aludel_imports.CarefulLoader(name, path)
    spec = _core.ModuleSpec(name, loader, origin=path)
    spec.has_location = True
    module = _core.module_from_spec(spec)
    loader.exec_module(module)
    return module


def _module_name(path):
    return path.rpartition("/")[2].replace(".", "_").replace("-", "_")


def run_revision(path, direction, arguments, trusting):
    """Loads a revision and calls its function on the session that Java has made current; a trusting one's statements may
    be carried out later."""
    return _told(_run_revision, path, direction, arguments, trusting)


def _told(function, *args):
    """Calls the function; returns None, or what went wrong: kind, message, the lines of users' files that the
    exception passed (innermost first), the Java exception behind it, the file that wasn't found."""
    try:
        function(*args)
        return None
    except BaseException as error:
        return _failure(error)


def _failure(error):
    frames = []
    trace = getattr(error, "__traceback__", None)
    placeholders = sys.modules.get("_aludel_placeholder")
    if placeholders is not None:
        error = placeholders.refused(error) or error
    while trace is not None:
        code = trace.tb_frame.f_code
        if _aludel_imports.is_users(code.co_filename):
            frames.insert(0, [code.co_filename, trace.tb_lineno])
        trace = trace.tb_next
    kind = type(error)
    message = f"{kind.__name__}: {error}" if str(error) else kind.__name__
    if _aludel._marked is not None:
        message = message.replace(_aludel._marked, "")
    if isinstance(error, SystemExit):
        return ["exit", str(error.code), frames, None, None]
    if isinstance(error, KeyboardInterrupt):
        return ["interrupt", message, frames, None, None]
    if isinstance(error, SyntaxError):
        if error.filename:
            frames.insert(0, [error.filename, error.lineno or 0])
        return ["syntax", f"{kind.__name__}: {error.msg}", frames, None, None]
    if isinstance(error, FileNotFoundError) and error.filename is not None:
        return ["file", message, frames, None, str(error.filename)]
    cause = error if not isinstance(error, Exception) and kind.__name__ == "ForeignException" else None
    known = getattr(error, "_aludel_cause", None) or getattr(getattr(error, "orig", None), "_aludel_cause", None)
    return ["exception", message, frames, cause if known is None else known, None]


def _run_revision(path, direction, arguments, trusting):
    _aludel_imports.look_near()
    with_operations(lambda: _run_function(load(path, _module_name(path)), path, direction, arguments, trusting))


_ambient_config = None


def with_operations(body):
    """Calls the body with ``op`` and ``context`` ready, which modules may use while they are loaded."""
    from alembic import context, op
    from alembic.operations import Operations

    ambient = _aludel._bridge.ambientHost() if context._proxy is None else None
    if ambient is not None:
        from alembic.config import Config
        from alembic.runtime.environment import EnvironmentContext

        global _ambient_config
        if _ambient_config is None or _ambient_config._host is not ambient:
            # revisions see the same one, as under Alembic
            _ambient_config = Config._of_host(ambient)
        context._establish(EnvironmentContext(ambient, _ambient_config))
    before = op._establish(Operations(_migration_context()))
    try:
        return body()
    finally:
        op._establish(before)
        if ambient is not None:
            context._establish(None)


def _run_function(module, path, direction, arguments, trusting=False):
    function = getattr(module, direction, None)
    if function is None:
        raise _aludel.problem(
            "missing-function",
            f"{path.rpartition('/')[2]} has no {direction}() function",
            path,
            0,
            [f"define {direction}() in it; let it pass where there is nothing to do"],
        )
    _aludel.running = True
    _aludel.begin(function, _run_function, trusting)
    try:
        _called(function, direction, arguments)
    finally:
        _aludel.running = _aludel.trusting = False


def _called(function, direction, arguments):
    if hasattr(type(function), "__aludel_placeholder__"):
        from _aludel_placeholder import missing

        raise missing(function, f"what {direction}() is, or what decorates it")
    function(**_aludel.lift(arguments))


def read_header(path):
    """The header of a revision that must be executed to be known: a failure and the header, one of them None."""
    try:
        return [None, _read_header(path)]
    except BaseException as error:
        return [_failure(error), None]


def _read_header(path):
    module = load(path, _module_name(path))
    header = {name: getattr(module, name) for name in _HEADER if hasattr(module, name)}
    return {
        name: value if value is None or isinstance(value, str) else list(value) for name, value in header.items()
    }


_HEADER = ("revision", "down_revision", "branch_labels", "depends_on", "__doc__")


def run_environment(path, host):
    """Executes env.py."""
    return _told(_run_environment, path, host)


def _run_environment(path, host):
    from alembic import context
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    environment = EnvironmentContext(host, Config._of_host(host))
    before = context._establish(environment)
    _aludel_imports.environment_file(path)
    placeholders = sys.modules.get("_aludel_placeholder")
    if placeholders is not None:
        placeholders.begin_environment()
    try:
        load(path, "env_py")
        placeholders = sys.modules.get("_aludel_placeholder")
        if placeholders is not None and not environment._migrated:
            placeholders.end_environment()
    finally:
        context._establish(before)


def surroundings():
    """What a revision finds that is loaded now: whether the directives are what they are from the start, the metadata
    whose naming convention applies, and where imports are looked for before the standard library and the shim, and after
    them."""
    from alembic import context, op
    from alembic.operations import base

    environment = context._proxy
    migration = None if environment is None else environment._migration_context
    users = [_aludel_imports.is_users(directory) for directory in sys.path]
    start = users.index(False) if False in users else len(users)
    later = [directory for directory, own in zip(sys.path[start:], users[start:]) if own]
    metadata = None if migration is None else migration._metadata()
    return [op._untouched() and base.untouched(), metadata, sys.path[:start], later]


def _migration_context():
    from alembic import context
    from alembic.runtime.migration import MigrationContext

    environment = context._proxy
    session = _aludel._bridge.session()
    if environment is not None and environment._migration_context is not None:
        return environment._migration_context
    return MigrationContext(session, _connection(session), {}, environment)


def _connection(session):
    if _aludel._installed is not None:
        return _aludel._installed.migrating(session)
    if session.offline():
        from sqlalchemy.engine.mock import printing_connection

        return printing_connection(session)
    from sqlalchemy.engine.base import Connection, Engine

    return Connection(Engine("postgresql+psycopg2://"), session)
