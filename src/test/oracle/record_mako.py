"""Records what the genuine Mako renders, for MakoTemplateTest.

usage: record_mako.py GOLDEN_DIRECTORY, with a Python that has mako; writes <name>.golden for each <name>.mako there.
"""

import datetime
import pathlib
import sys

from mako.template import Template


def comma(value):
    return "" if value is None else value if isinstance(value, str) else ", ".join(value)


VARIABLES = {
    "message": " say 'hi' & <go> on ",
    "up_revision": "abc",
    "down_revision": ("a1", "b2"),
    "branch_labels": None,
    "depends_on": None,
    "create_date": datetime.datetime(2026, 2, 3, 4, 5, 6, 78901),
    "comma": comma,
}

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.mako")):
    path.with_suffix(".golden").write_text(Template(path.read_text()).render_unicode(**VARIABLES))
