"""Runs a program and tells how long it took, how long it kept a processor busy, and how much memory it held at most."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Wall time of the whole process and its own time on the processor, in seconds; its largest resident set in megabytes."""

    seconds: float
    processor: float
    megabytes: float


class Failed(Exception):
    """The program did not end well; the text is the end of what it printed."""


def run(command, folder, environment) -> Measured:
    """Runs the command to its end. What it prints is thrown away unless it fails."""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0, os.SEEK_END)
            printed.seek(max(0, printed.tell() - 2000))
            raise Failed(f"{' '.join(command)}\n{printed.read().decode(errors='replace')}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
