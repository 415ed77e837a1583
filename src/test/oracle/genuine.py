"""Runs the genuine Alembic in this process: one start of Python for thousands of questions."""

import io
import json
import os
import subprocess
import sys
import warnings
from dataclasses import dataclass


class Switch(io.TextIOBase):
    """Stands in for a stream before Alembic is imported, since Alembic keeps the one it finds then."""

    def __init__(self):
        self.target = io.StringIO()

    def write(self, text):
        return self.target.write(text)

    def flush(self):
        pass

    @property
    def encoding(self):
        return "utf-8"


@dataclass
class Answer:
    """What a command line answered."""

    stdout: str
    stderr: str
    code: int


OUT, ERR = Switch(), Switch()
REAL_OUT, REAL_ERR = sys.stdout, sys.stderr
sys.stdout, sys.stderr = OUT, ERR
sys.dont_write_bytecode = True
from alembic.config import CommandLine  # noqa: E402
sys.stdout, sys.stderr = REAL_OUT, REAL_ERR


def ask(directory, arguments):
    """Runs `alembic <arguments>` in the directory. A traceback counts as exit code 1 and is kept short."""
    OUT.target, ERR.target = io.StringIO(), io.StringIO()
    before = os.getcwd()
    os.chdir(directory)
    sys.stdout, sys.stderr = OUT, ERR
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            CommandLine(prog="alembic").main(arguments)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        code &= 0xFF
    except Exception as error:
        ERR.write(f"{type(error).__name__}: {error}\n")
        code = 1
    finally:
        sys.stdout, sys.stderr = REAL_OUT, REAL_ERR
        os.chdir(before)
    return Answer(OUT.target.getvalue(), ERR.target.getvalue(), code)


def ask_afresh(seed, questions):
    """Asks pairs of directory and arguments in one new process whose sets are ordered by another PYTHONHASHSEED."""
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps([[str(directory), arguments] for directory, arguments in questions]),
        env=os.environ | {"PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True,
    )
    return [Answer(*answer) for answer in json.loads(done.stdout)]


if __name__ == "__main__":
    answers = [ask(directory, arguments) for directory, arguments in json.load(sys.stdin)]
    json.dump([[answer.stdout, answer.stderr, answer.code] for answer in answers], sys.stdout)
