"""``@compiles``: a script's own words for a construct."""


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
