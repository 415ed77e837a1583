"""``logging.config`` for env.py: setting up the log is Aludel's."""


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    pass


def dictConfig(config):
    pass
