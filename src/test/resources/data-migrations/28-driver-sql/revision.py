"""SQL for the driver, with its own placeholders."""

from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade():
    conn = op.get_bind()
    print(conn.exec_driver_sql("SELECT count(*) FROM price WHERE label LIKE '%%!%%' ESCAPE '!'").scalar())
    conn.exec_driver_sql("INSERT INTO price (label, cents) VALUES (%(label)s, %(cents)s)", {"label": "c:d", "cents": 3})
    conn.exec_driver_sql("INSERT INTO price (label, cents) VALUES (%s, %s)", ("e'f", None))
    conn.exec_driver_sql("INSERT INTO price (label, cents) VALUES (%(l)s, %(c)s)", [{"l": "g", "c": 1}, {"l": "h", "c": 2}])
    conn.exec_driver_sql("INSERT INTO price (label, cents) VALUES (%s, %s)", [("i", 9), ("j", 10)])
    rows = conn.exec_driver_sql("SELECT label, cents %% 2 AS odd FROM price WHERE cents IN %s ORDER BY label", ((1, 2, 3),))
    print(rows.all())
    print(conn.exec_driver_sql("SELECT id FROM price WHERE label = ANY(%(labels)s) ORDER BY id", {"labels": ["g", "h"]}).scalars().all())
