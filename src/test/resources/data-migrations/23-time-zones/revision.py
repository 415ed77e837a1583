"""Local times become instants; dates, times and durations come along."""

from datetime import datetime, timedelta, timezone

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("SET LOCAL TIME ZONE 'UTC'"))
    conn.execute(sa.text("UPDATE meeting SET starts = local_time AT TIME ZONE zone"))
    for row in conn.execute(sa.text("SELECT * FROM meeting ORDER BY id")):
        print(row.local_time.isoformat(), row.starts.isoformat(), row.starts.utcoffset())
        end = row.starts + timedelta(minutes=90)
        conn.execute(
            sa.text("UPDATE meeting SET day = :day, at = :at, length = :length, starts = :starts WHERE id = :id"),
            {
                "day": end.date(),
                "at": end.time(),
                "length": end - row.starts,
                "starts": row.starts.astimezone(timezone(timedelta(hours=5, minutes=30))),
                "id": row.id,
            },
        )
    row = conn.execute(sa.text("SELECT length, at, day FROM meeting WHERE id = 3")).one()
    print(repr(row.length), repr(row.at), repr(row.day))
    meeting = sa.table("meeting", sa.column("starts", sa.DateTime(timezone=True)), sa.column("zone"))
    conn.execute(meeting.insert().values(starts=datetime(2000, 1, 1, tzinfo=timezone.utc), zone="UTC"))
    print(conn.execute(sa.select(sa.func.max(meeting.c.starts) - sa.func.min(meeting.c.starts))).scalar())
    print(conn.execute(sa.select(sa.extract("year", meeting.c.starts)).order_by(sa.text("1")).limit(1)).scalar())
