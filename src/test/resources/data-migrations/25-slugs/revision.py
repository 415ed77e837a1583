"""Slugs from titles, each once."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def slugify(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "page"


def upgrade():
    conn = op.get_bind()
    used = set()
    for id_, title in conn.execute(sa.text("select id, title from page order by id")).fetchall():
        base = slug = slugify(title)
        number = 2
        while slug in used:
            slug = f"{base}-{number}"
            number += 1
        used.add(slug)
        conn.execute(sa.text("update page set slug = :slug where id = :id"), dict(slug=slug, id=id_))
    op.create_unique_constraint(None, "page", ["slug"])
    op.alter_column("page", "slug", existing_type=sa.Text(), nullable=False)
