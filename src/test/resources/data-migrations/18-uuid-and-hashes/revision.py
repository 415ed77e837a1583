"""Stable identifiers and digests of a column."""

import base64
import hashlib
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade():
    conn = op.get_bind()
    asset = sa.Table("asset", sa.MetaData(), autoload_with=conn)
    for row in conn.execute(asset.select().order_by(asset.c.id)).mappings():
        data = row["url"].encode()
        conn.execute(
            asset.update()
            .where(asset.c.id == row["id"])
            .values(
                key=uuid.uuid5(uuid.NAMESPACE_URL, row["url"]),
                digest=hashlib.sha256(data).hexdigest(),
                short=base64.urlsafe_b64encode(hashlib.md5(data).digest()).decode()[:8],
                raw=hashlib.sha1(data).digest(),
            )
        )
    keys = conn.execute(sa.select(asset.c.key, asset.c.raw).order_by(asset.c.id)).fetchall()
    print(keys[0].key.version, bytes(keys[0].raw).hex())
    op.alter_column("asset", "key", nullable=False)
    op.create_unique_constraint("uq_asset_key", "asset", ["key"])
