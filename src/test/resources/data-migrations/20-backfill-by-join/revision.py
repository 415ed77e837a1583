"""A key in place of an address, filled by joins."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    op.add_column("team", sa.Column("owner_id", sa.Integer(), nullable=True))
    op.add_column("team", sa.Column("people", sa.Integer(), server_default="0", nullable=False))
    meta = sa.MetaData()
    bind = op.get_bind()
    meta.reflect(bind, only=["team", "person"])
    team, person = meta.tables["team"], meta.tables["person"]
    bind.execute(team.update().values(owner_id=person.c.id).where(team.c.owner_email == person.c.email))
    counted = sa.select(sa.func.count()).where(person.c.team_id == team.c.id).scalar_subquery()
    done = bind.execute(team.update().values(people=counted))
    print(done.rowcount)
    joined = sa.select(team.c.name, person.c.email).select_from(team.outerjoin(person, person.c.id == team.c.owner_id))
    print(bind.execute(joined.order_by(team.c.id)).all())
    op.create_foreign_key("fk_team_owner", "team", "person", ["owner_id"], ["id"])
    op.drop_column("team", "owner_email")
