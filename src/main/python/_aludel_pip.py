"""Runs the pip that comes with GraalPy."""

import os
import sys


def run(arguments):
    """Runs pip with the arguments and returns its exit code."""
    # GraalPy's pip would look for patches and wheels of native packages, which can't be loaded here.
    os.environ.setdefault("PIP_GRAALPY_PATCHES_URL", "disabled")
    os.environ.setdefault("PIP_ROOT_USER_ACTION", "ignore")
    import ensurepip

    bundled = os.path.join(os.path.dirname(ensurepip.__file__), "_bundled")
    wheel = next(name for name in os.listdir(bundled) if name.startswith("pip-"))
    sys.path.insert(0, os.path.join(bundled, wheel))
    from pip._internal.cli.main import main

    return int(main([str(argument) for argument in arguments]))
