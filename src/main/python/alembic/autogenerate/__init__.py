"""Names that env.py hands to autogenerate; none of them matters to a migration that runs."""

from . import rewriter

comparators = None


class _Registry:
    def dispatch_for(self, *args, **kwargs):
        return lambda function: function


comparators = renderers = _Registry()


def produce_migrations(context, metadata):
    raise NotImplementedError("autogenerate runs by aludel, not from inside a migration")


compare_metadata = render_python_code = produce_migrations

__all__ = ["comparators", "compare_metadata", "produce_migrations", "render_python_code", "renderers", "rewriter"]
