"""``logging`` for scripts: lines go to stderr as the stock alembic.ini formats them, at the levels it sets."""

import sys as _sys

from _aludel import _bridge, lift as _lift

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_NAMES = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG"}
_LEVELS = {name: level for level, name in _NAMES.items()} | {"NOTSET": 0, "WARN": 30, "FATAL": 50}
_loggers = {}


class Logger:
    """A named logger."""

    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.disabled = False
        self.propagate = True
        self.handlers = []

    def getEffectiveLevel(self):
        name = self.name
        while name:
            logger = _loggers.get(name)
            if logger is not None and logger.level:
                return logger.level
            name = name.rpartition(".")[0]
        return root.level

    def isEnabledFor(self, level):
        return not self.disabled and level >= self.getEffectiveLevel()

    def setLevel(self, level):
        self.level = level if isinstance(level, int) else _LEVELS[level]

    def log(self, level, message, *args, **kwargs):
        if self.isEnabledFor(level):
            if args:
                message = str(message) % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args)
            message = _told(message)
            _sys.stderr.write(f"{_NAMES.get(level, str(level))[:5]:<5} [{self.name}] {message}\n")
            error = kwargs.get("exc_info") and _sys.exc_info()[1]
            if error:
                _sys.stderr.write(f"{type(error).__name__}: {error}\n")

    def debug(self, message, *args, **kwargs):
        self.log(DEBUG, message, *args, **kwargs)

    def info(self, message, *args, **kwargs):
        self.log(INFO, message, *args, **kwargs)

    def warning(self, message, *args, **kwargs):
        self.log(WARNING, message, *args, **kwargs)

    warn = warning

    def error(self, message, *args, **kwargs):
        self.log(ERROR, message, *args, **kwargs)

    def exception(self, message, *args, exc_info=True, **kwargs):
        self.log(ERROR, message, *args, exc_info=exc_info, **kwargs)

    def critical(self, message, *args, **kwargs):
        self.log(CRITICAL, message, *args, **kwargs)

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def addFilter(self, filter):
        pass

    def hasHandlers(self):
        return True

    def getChild(self, suffix):
        return getLogger(f"{self.name}.{suffix}")


def _told(message):
    """Without the marks of placeholders, which are for programs."""
    careful = _sys.modules.get("_aludel_careful")
    return message if careful is None else careful.told(message)


root = Logger("root", WARNING)


def getLogger(name=None):
    if not name:
        return root
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def _configure(levels):
    """Sets the levels that the ini gives loggers by name; the root has none."""
    for name, level in levels.items():
        getLogger(name).setLevel(level)


def basicConfig(**kwargs):
    if "level" in kwargs:
        root.setLevel(kwargs["level"])


def debug(message, *args, **kwargs):
    root.debug(message, *args, **kwargs)


def info(message, *args, **kwargs):
    root.info(message, *args, **kwargs)


def warning(message, *args, **kwargs):
    root.warning(message, *args, **kwargs)


def error(message, *args, **kwargs):
    root.error(message, *args, **kwargs)


def exception(message, *args, **kwargs):
    root.exception(message, *args, **kwargs)


def critical(message, *args, **kwargs):
    root.critical(message, *args, **kwargs)


def getLevelName(level):
    return _NAMES.get(level, f"Level {level}")


_configure(_lift(_bridge.loggerLevels()))
