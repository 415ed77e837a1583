"""Commands as functions; inside a migration there is nothing they could do."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def command(*args, **kwargs):
        raise NotImplementedError(f"run '{name}' with aludel, not from inside a migration")

    return command
