"""A tree by recursion in Python and on the server."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade():
    op.add_column("node", sa.Column("path", sa.ARRAY(sa.Integer), nullable=True))
    op.add_column("node", sa.Column("leaves", sa.Integer, server_default=sa.text("0"), nullable=False))
    conn = op.get_bind()
    children = defaultdict(list)
    for id_, parent in conn.execute(sa.text("SELECT id, parent FROM node ORDER BY id")):
        children[parent].append(id_)

    def leaves(node):
        count = sum(leaves(child) for child in children[node]) if children[node] else 1
        conn.execute(sa.text("UPDATE node SET leaves = :n WHERE id = :id"), {"n": count, "id": node})
        return count

    print([leaves(root) for root in list(children[None])])
    conn.execute(
        sa.text(
            "WITH RECURSIVE walk AS (SELECT id, ARRAY[id] AS path FROM node WHERE parent IS NULL UNION ALL "
            "SELECT n.id, w.path || n.id FROM node n JOIN walk w ON n.parent = w.id) "
            "UPDATE node SET path = walk.path FROM walk WHERE walk.id = node.id"
        )
    )
    orphans = conn.execute(sa.text("DELETE FROM node WHERE path IS NULL RETURNING name")).scalars().all()
    print(orphans)
