"""Loads and runs what users wrote: revisions and env.py. Called from Java."""

import sys

import _aludel
import _aludel_imports

# importlib.util pulls in half the standard library; the frozen core has all that is needed.
_external = sys.modules["_frozen_importlib_external"]
_core = sys.modules["_frozen_importlib"]


def attach(bridge, search_path):
    _aludel.attach(bridge)
    for directory in sys.path:
        _aludel_imports.own_directory(directory)
    _aludel_imports.install()
    sys.path[:0] = [str(directory) for directory in search_path]


def load(path, name):
    """Executes the file as a module of that name, which is not entered in ``sys.modules``, as under Alembic."""
    loader = _external.SourceFileLoader(name, path)
    spec = _core.ModuleSpec(name, loader, origin=path)
    spec.has_location = True
    module = _core.module_from_spec(spec)
    loader.exec_module(module)
    return module


def _module_name(path):
    return path.rpartition("/")[2].replace(".", "_").replace("-", "_")


def run_revision(path, direction, arguments):
    """Loads a revision and calls its function on the session that Java has made current."""
    _told(_run_revision, path, direction, arguments)


def _told(function, *args):
    """Calls the function; an exception gets to know which lines of users' files it passed, innermost first."""
    try:
        return function(*args)
    except BaseException as error:
        frames = []
        trace = getattr(error, "__traceback__", None)
        while trace is not None:
            code = trace.tb_frame.f_code
            if _aludel_imports.is_users(code.co_filename):
                frames.insert(0, [code.co_filename, trace.tb_lineno, code.co_name])
            trace = trace.tb_next
        error._aludel_frames = frames
        raise


def _run_revision(path, direction, arguments):
    module = load(path, _module_name(path))
    function = getattr(module, direction, None)
    if function is None:
        raise _aludel.problem(
            "missing-function",
            f"{path.rpartition('/')[2]} has no {direction}() function",
            path,
            0,
            [f"define {direction}() in it; let it pass where there is nothing to do"],
        )
    from alembic import op
    from alembic.operations import Operations

    before = op._establish(Operations(_migration_context()))
    try:
        function(**_aludel.lift(arguments))
    finally:
        op._establish(before)


def read_header(path):
    """The header of a revision that must be executed to be known."""
    return _told(_read_header, path)


def _read_header(path):
    module = load(path, _module_name(path))
    return [
        getattr(module, "revision", None),
        getattr(module, "down_revision", None),
        getattr(module, "branch_labels", None),
        getattr(module, "depends_on", None),
        module.__doc__,
    ]


def run_environment(path, host):
    """Executes env.py."""
    _told(_run_environment, path, host)


def _run_environment(path, host):
    from alembic import context
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    environment = EnvironmentContext(host, Config._of_host(host))
    before = context._establish(environment)
    try:
        load(path, "env_py")
    finally:
        context._establish(before)


def _migration_context():
    from alembic import context
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy.engine.base import Connection, Engine

    environment = context._proxy
    session = _aludel._bridge.session()
    if environment is not None and environment._migration_context is not None:
        return environment._migration_context
    return MigrationContext(session, Connection(Engine("postgresql+psycopg2://"), session), {}, environment)
