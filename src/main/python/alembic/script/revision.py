"""The errors of revision graphs; Aludel finds what is wrong before it runs env.py."""


class RevisionError(Exception):
    pass


class ResolutionError(RevisionError):
    pass


class MultipleHeads(RevisionError):
    pass
