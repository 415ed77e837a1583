"""JSON documents taken apart and put together again."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"

widget = sa.table(
    "widget",
    sa.column("id", sa.Integer),
    sa.column("options", sa.JSON),
    sa.column("settings", postgresql.JSONB),
)


def upgrade():
    conn = op.get_bind()
    for id_, options, settings in conn.execute(sa.select(widget).order_by(widget.c.id)).all():
        print(id_, json.dumps(options, sort_keys=True), json.dumps(settings, sort_keys=True))
        if isinstance(options, dict):
            options["axes"] = [options.pop("axis")]
        settings["v"] = settings.get("v", 0) + 1
        conn.execute(sa.update(widget).where(widget.c.id == id_).values(options=options, settings=settings))
    conn.execute(
        sa.text("UPDATE widget SET settings = settings || CAST(:extra AS jsonb) WHERE settings ? 'legend'").bindparams(
            extra=json.dumps({"legend": {"on": False}})
        )
    )
    print(conn.scalar(sa.select(widget.c.settings["legend"]["on"].as_boolean()).where(widget.c.id == 2)))
    print(conn.execute(sa.select(widget.c.id).where(widget.c.settings["v"].astext == "2").order_by("id")).scalars().all())
