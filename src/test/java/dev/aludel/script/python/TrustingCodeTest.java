package dev.aludel.script.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustingCodeTest {

    @Test
    void readingRowsAndBlocksOfAlembicLeaveTheRestToTheDatabase() {
        assertThat(obstacle("""
                import json, os.path
                from datetime import datetime
                from typing import Union
                from alembic import op
                import sqlalchemy as sa
                from sqlalchemy.dialects import postgresql

                def upgrade():
                    bind = op.get_bind()
                    with open(os.path.join(os.path.dirname(__file__), 'a.sql'), encoding='utf-8') as file:
                        op.execute(file.read())
                    with op.batch_alter_table('a') as batch:
                        batch.drop_column('b')
                    with op.get_context().autocommit_block():
                        op.execute("ALTER TYPE t ADD VALUE 'x'")
                    for row in bind.execute(sa.text('SELECT 1')).fetchall():
                        bind.execute(sa.text('UPDATE a SET b = :b'), {'b': json.dumps(row[0])})
                    if not sa.inspect(bind).has_table('c'):
                        raise RuntimeError(os.environ.get('WHY', datetime.now().isoformat()))
                """)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try:\n    op.execute('a')\nexcept Exception:\n    pass",
                "try:\n    op.execute('a')\nfinally:\n    pass",
                "with bind.begin_nested():\n    op.execute('a')",
                "with suppress(Exception):\n    op.execute('a')",
                "with a, op.batch_alter_table('a') as batch:\n    pass",
                "async def a():\n    pass",
                "print('done')",
                "import logging",
                "import models",
                "import sqlalchemy.orm",
                "from . import helper",
                "from models import User",
                "from sqlalchemy import orm",
                "from sqlalchemy import create_engine",
                "from sqlalchemy.orm import Session",
                "from sqlalchemy.ext.declarative import declarative_base",
                "from alembic import command",
                "from os import system",
                "from os import *",
                "import os as o",
                "os.remove('a')",
                "exec('a')",
                "open('a', 'w')",
                "open('a', mode='a')",
                "open('a', *modes)",
                "Path('a').write_text('b')",
                "sa.create_engine('a').connect()",
                "bind.connection.cursor()",
                "bind.rollback()",
                "sa.orm.Session(bind)",
                "op.register_operation('a')",
            })
    void whatMayCatchAFailureOrTellTheWorldIsFound(String text) {
        assertThat(obstacle("from alembic import op\ndef upgrade():\n    " + text.replace("\n", "\n    ") + "\n"))
                .isNotNull();
    }

    private static @Nullable String obstacle(String text) {
        return TrustingCode.obstacle(
                PythonSource.of(Path.of("revision.py"), text).statements());
    }
}
