"""${message}

Revises: ${down_revision | comma,n}
Create Date: ${create_date}
"""
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
labels = ${repr(branch_labels)}
needs = ${depends_on or "nothing"} ${", ".join(down_revision)} ${not imports} ${up_revision == "abc"} ${message | trim}
    ${upgrades if upgrades else "pass"}
