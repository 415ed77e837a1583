"""Generates scratch repositories with all kinds of configuration, and command lines that write files in them.

A scenario is the files to start with and the command lines to run one after the other. What it draws: where the
configuration stands (ini, pyproject.toml, both, other names and sections), separators, version locations, file names,
time zones, encodings, hooks, templates; and every option of revision, merge, init and list_templates, with usage errors.
"""

import random
from dataclasses import dataclass, field

STOCK = '''"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# revision identifiers, used by Alembic.
revision: str = ${repr(up_revision)}
down_revision: Union[str, Sequence[str], None] = ${repr(down_revision)}
branch_labels: Union[str, Sequence[str], None] = ${repr(branch_labels)}
depends_on: Union[str, Sequence[str], None] = ${repr(depends_on)}


def upgrade() -> None:
    """Upgrade schema."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Downgrade schema."""
    ${downgrades if downgrades else "pass"}
'''
HEADER = '''revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
'''
TEMPLATES = [
    STOCK,
    STOCK,
    '"""${message}"""\n' + HEADER,
    '# -*- coding: utf-8 -*-\n"""${message.strip().capitalize()}\n% if depends_on:\nDepends on ${depends_on}\n% else:\nNo needs\n% endif\n"""\n' + HEADER,
    '<%!\nimport re\ndef shout(text):\n    return re.sub("[aeiou]", "*", text).upper()\n%>"""${message | shout}"""\n' + HEADER,
    '<%\n    words = message.split()\n%>"""${" ".join(reversed(words))}\n\n% for index, word in enumerate(words):\n${loop.index}: ${word}\\\n${"" if loop.last else ","}\n% endfor\n"""\n## a comment\n' + HEADER,
    '<%def name="title(text)">== ${text} ==</%def>"""${title(message)}"""\n' + HEADER,
    '"""${message | trim}"""\n<%doc>\nhidden\n</%doc>' + HEADER + '\n<%text>${not_this}</%text>'.replace("${not_this}", "# ${literal}") + "\n",
    '"""${message}"""\n' + HEADER + 'created = "${create_date.strftime(\'%Y\')}"\nsection = ${repr(config.get_main_option("script_location") is not None)}\nini = ${repr(config.config_ini_section)}\n',
    '"""${message}"""\n' + HEADER + 'extra = ${repr(context.get("nothing", 7))}\nnames = ${repr("a" + "b" if upgrades is UNDEFINED else upgrades)}\n',
    '"""${message}"""\n' + HEADER + 'extra = ${repr(extra) if extra else 0}\nnumbers = ${numbers or None}\n',
    '"""${message}"""\n' + HEADER + "x = ${undefined_name}\n",
    '"""${message}"""\n' + HEADER + "x = ${1/0}\n",
    '"""${message}"""\n% if message:\n' + HEADER,
    '"""${message}"""\nrevision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n',
    '"""${message}"""\n',
]
FILE_TEMPLATES = [
    None, None, None, "%(rev)s", "%(slug)s_%(rev)s", "%(year)d_%(month).2d_%(day).2d-%(rev)s_%(slug)s", "%(year)04d-%(month)02d-%(rev)s",
    "%(year)d/%(month).2d/%(rev)s_%(slug)s", "x%%y_%(rev)s", "%(nonsense)s_%(rev)s", "%(rev)s-%(slug).8s", "%(rev)10s_%(slug)s", "%(slug)d_%(rev)s",
]
ZONES = [None, None, None, "UTC", "utc", "Europe/Berlin", "america/new_york", "EST5EDT", "Mars/Olympus", "", "Etc/GMT+5"]
MESSAGES = [
    "add users", "Add a Thing, or two!", "naïve café", "it's \"quoted\"", "a very long message that goes on and on and on until it must be cut",
    "UPPER lower", "", "x", "two\nlines", "snake_case_words_here", "back\\slash", "日本語 text", "% percent ${x}", "  blanks  ", "a-b/c.d", "Straße İstanbul",
]
# DATABASE is replaced by each side's own.
ENV = """from alembic import context
from sqlalchemy import create_engine

config = context.config


def directives_hook(migration_context, revision, directives):
    HOOK


OPTIONS = dict(process_revision_directives=directives_hook, template_args={"extra": "more", "numbers": [1, 2]})

if context.is_offline_mode():
    context.configure(url="postgresql://", literal_binds=True, dialect_opts={"paramstyle": "named"}, **OPTIONS)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine("DATABASE").connect() as connection:
        context.configure(connection=connection, **OPTIONS)
        with context.begin_transaction():
            context.run_migrations()
"""
HOOKS = [
    "pass", "pass", "pass",
    "if getattr(config.cmd_opts, 'autogenerate', False):\n        directives[:] = []",
    "directives[0].rev_id = 'h_' + directives[0].rev_id",
    "script = directives[0]\n    script.message = (script.message or 'nothing').upper()\n    script.branch_label = script.branch_label or None",
    "directives[:] = []",
    "assert directives[0].upgrade_ops.is_empty()\n    directives[0].message = str(len(revision))",
]


@dataclass
class Scenario:
    """Files to begin with, and command lines."""

    files: dict = field(default_factory=dict)
    commands: list = field(default_factory=list)


def toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


class Drawing:
    """One scenario, drawn from one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.counter = 0
        self.ids = []

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, choices):
        return self.random.choice(choices)

    def scenario(self):
        if self.chance(0.15):
            return self.initialisation()
        scenario = Scenario()
        where = self.pick(["ini", "ini", "ini", "toml", "toml", "both", "named", "section", "two"])
        self.settings = self.options()
        scenario.files["scripts/env.py"] = ENV.replace("HOOK", self.pick(HOOKS))
        scenario.files["scripts/script.py.mako"] = self.pick(TEMPLATES) if self.chance(0.7) else STOCK
        for location in self.locations:
            scenario.files[f"{location}/.keep"] = ""
        self.configure(scenario, where)
        globals_ = {"named": ["-c", "other.cfg"], "section": ["-n", "elsewhere"], "two": ["-c", "alembic.ini", "--config", "conf/pyproject.toml"]}.get(where, [])
        for _ in range(self.random.randint(3, 8)):
            scenario.commands.append(self.prefix(globals_) + self.command())
        return scenario

    def options(self):
        """(key, value for the ini, value for the toml)"""
        self.locations = ["scripts/versions"]
        settings = [("script_location", self.pick(["scripts", "%(here)s/scripts", "./scripts"]), None)]
        if settings[0][1] == "nosuch":
            self.locations = []
        separator = self.pick([("os", ":"), ("space", " "), ("newline", "\n"), (":", ":"), (";", ";")])
        if self.chance(0.3):
            self.locations = ["scripts/versions", "more/versions"] if self.chance(0.7) else ["more/versions"]
            joined = separator[1].join(("%(here)s/" if self.chance(0.5) else "") + location for location in self.locations)
            if separator[0] == "newline":
                joined = "\n".join("\n    " + location for location in self.locations)
            settings.append(("path_separator", separator[0], None))
            settings.append(("version_locations", joined, ["%(here)s/" + location for location in self.locations]))
        elif self.chance(0.9):
            settings.append(("path_separator", self.pick(["os", "os", "space", "nonsense"]) if self.chance(0.1) else "os", None))
            if self.chance(0.3):
                settings.append(("prepend_sys_path", ".", ["."]))
        for key, choices in [
            ("file_template", FILE_TEMPLATES), ("timezone", ZONES), ("truncate_slug_length", [None, None, "0", "5", "10", "100", "x"]),
            ("output_encoding", [None, None, None, "utf-8", "latin-1", "ascii", "nonsense"]),
            ("recursive_version_locations", [None, "true", "false"]), ("sourceless", [None, None, "false"]),
            ("revision_environment", [None, None, None, "false", "true", "maybe"]),
        ]:
            value = self.pick(choices)
            if value is None or self.chance(0.4):
                continue
            if key == "file_template" and "/" in value:
                # Without it Alembic writes files that it doesn't read; Aludel refuses.
                settings.append(("recursive_version_locations", "true", True))
            if key == "recursive_version_locations" and any(known == key for known, _, _ in settings):
                continue
            plain = {"true": True, "false": False}.get(value, value)
            settings.append((key, value.replace("%", "%%") if key == "file_template" else value,
                             int(value) if key == "truncate_slug_length" and value.isdigit() else plain if key != "file_template" else value.replace("%", "%%")))
        return settings

    def hooks(self):
        """Post-write hooks as (name, options)."""
        if not self.chance(0.25):
            return []
        drawn = []
        for name in self.random.sample(["tidy", "mark", "last"], self.random.randint(1, 2)):
            drawn.append((name, dict(self.pick([
                [("type", "exec"), ("executable", "%(here)s/append.sh"), ("options", "REVISION_SCRIPT_FILENAME hello 'two words'")],
                [("type", "exec"), ("executable", "%(here)s/append.sh"), ("options", "-a \"b c\" d\\ e")],
                [("type", "exec"), ("executable", "%(here)s/append.sh")],
                [("type", "exec"), ("executable", "%(here)s/append.sh"), ("options", "x REVISION_SCRIPT_FILENAME.bak"), ("cwd", "%(here)s/scripts")],
                [("type", "exec"), ("executable", "/bin/false")],
                [("type", "exec")],
                [("type", "console_scripts"), ("entrypoint", "nosuch_entrypoint")],
                [("type", "console_scripts")],
                [("type", "module"), ("module", "no_such_module")],
                [("type", "module")],
                [("type", "unheard_of")],
                [("executable", "/bin/true")],
            ]))))
        return drawn

    def configure(self, scenario, where):
        hooks = self.hooks()
        scenario.files["append.sh"] = '#!/bin/sh\nfile=$1\nfor w; do case $w in *.py) file=$w;; esac; done\nfor w; do echo "# $(basename "$w")" >> "$file"; done\necho "# in $(basename "$PWD")" >> "$file"\n'
        ini_hooks = ""
        if hooks:
            ini_hooks = "\n[post_write_hooks]\nhooks = " + self.pick([", ", " ", ","]).join(name for name, _ in hooks) + "\n"
            ini_hooks += "".join(f"{name}.{key} = {value}\n" for name, options in hooks for key, value in options.items())
        toml_hooks = "".join(
            "\n[[tool.alembic.post_write_hooks]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in [("name", name), *options.items()])
            for name, options in hooks
        )

        def ini(settings, section="alembic"):
            return f"[{section}]\n" + "".join(f"{key} = {value}\n" for key, value, _ in settings) + ini_hooks

        def pyproject(settings):
            lines = [f"{key} = {toml(value if other is None else other)}\n" for key, value, other in settings if key != "path_separator"]
            return '[project]\nname = "x"\n\n[tool.alembic]\n' + "".join(lines) + toml_hooks

        if where == "ini":
            scenario.files["alembic.ini"] = ini(self.settings)
        elif where == "toml":
            scenario.files["pyproject.toml"] = pyproject(self.settings)
        elif where == "both":
            half = len(self.settings) // 2
            scenario.files["alembic.ini"] = ini(self.settings[:half]) if not hooks else ini(self.settings)
            scenario.files["pyproject.toml"] = pyproject(self.settings)
        elif where == "named":
            scenario.files["other.cfg"] = ini(self.settings)
        elif where == "section":
            scenario.files["alembic.ini"] = "[alembic]\nscript_location = nowhere\n\n" + ini(self.settings, "elsewhere")
        elif where == "two":
            scenario.files["alembic.ini"] = ini([s for s in self.settings if s[0] == "path_separator"])
            moved = [(key, value.replace("%(here)s", "%(here)s/..") if isinstance(value, str) else value,
                      [v.replace("%(here)s", "%(here)s/..") for v in other] if isinstance(other, list) else other) for key, value, other in self.settings]
            scenario.files["conf/pyproject.toml"] = pyproject(moved)

    def prefix(self, globals_):
        extra = []
        if self.chance(0.05):
            extra = self.pick([["-q"], ["--quiet"], ["--qui"], ["-x", "a=b"], ["-xa=b"], ["-c", "missing.ini"], ["-n", "nosuch"], ["--nam=alembic"],
                               ["-c", "a.ini", "-c", "b.ini"], ["-c", "pyproject.toml", "-c", "conf/pyproject.toml"], ["--nonsense"], ["-z"], ["-c"]])
        return globals_ + extra

    def fresh(self):
        self.counter += 1
        identifier = self.pick(["ffff{:04}", "ae10{:02}b7c4d", "rev_{}", "{:04}"]).format(self.counter)
        if identifier in self.ids:
            return self.fresh()
        return identifier

    def symbol(self):
        known = self.pick(self.ids) if self.ids else "none"
        return self.pick([known, known, known[:4], known[:3], "head", "heads", "base", "nosuch", f"{known}@head", "side", "side@head", "side@base", f"{known}+1",
                          "head-1", "-1", "+1", f"{known}:head"])

    def command(self):
        draw = self.random.random()
        if draw < 0.4:
            return self.revision()
        if draw < 0.5:
            return self.merge()
        if draw < 0.7:
            return self.online()
        if draw < 0.9:
            return self.pick([["heads"], ["history"], ["history", "-v"], ["heads", "-v"], ["branches"], ["branches", "--verb"], ["show", self.symbol()],
                              ["history", "-r", f"{self.symbol()}:"], ["heads", "--resolve"], ["edit", "nosuch"], ["list_templates"], ["history", "--rev", "x"]])
        return self.pick([
            [], ["nosuch"], ["revision", "--nonsense"], ["upgrade"], ["show"], ["show", "a", "b"], ["merge"], ["history", "--", "x"], ["history", "-r"],
            ["history", "-vz"], ["history", "-v=1"], ["history", "--verbose=1"], ["revision", "-m"], ["heads", "extra"], ["list_templates", "-v"],
            ["init"], ["stamp"], ["downgrade"], ["revision", "--s"], ["revision", "--rev", "a"], ["revision", "--d"], ["current", "--x"],
            ["revision", "--sql"], ["revision", "--sql", "--autogenerate"], ["upgrade", "head", "--sq", "--ta", "x", "extra"], ["stamp", "--purge", "--sql", "head"],
            ["downgrade", "-1", "--sql"], ["downgrade", "head", "--sql"], ["upgrade", "a:b"], ["HEADS"], ["edit"], ["history", "-ri"], ["history", "-iv", "x"],
            ["upgrade", "head", "-x", "a=b"], ["current", "-cv", "y"], ["ensure_version", "z"],
        ])

    def revision(self):
        words = ["revision"]
        if self.chance(0.9):
            message = self.pick(MESSAGES)
            words += self.pick([["-m", message], ["--message", message], ["-m" + message], ["--mess=" + message]])
        identifier = self.fresh() if self.chance(0.93) else self.pick(["a-b@c", "x+y", "a:b", *self.ids, "ü"])
        words += self.pick([["--rev-id", identifier], ["--rev-id=" + identifier]])
        if self.chance(0.3):
            words += ["--head", self.symbol()]
        if self.chance(0.25):
            words += ["--splice"]
        if self.chance(0.15):
            words += ["--branch-label", self.pick(["side", "other", "Side", "a b"])]
        if self.chance(0.15):
            words += ["--version-path", self.pick(["scripts/versions", "more/versions", "./scripts/versions", "nowhere", "scripts/../scripts/versions"])]
        for _ in range(self.pick([0, 0, 0, 0, 0, 1, 1, 2])):
            words += ["--depends-on", self.symbol()]
        self.ids.append(identifier)
        return words

    def online(self):
        """A command that asks or moves the database, or prints what would."""
        symbol = self.symbol
        return self.pick([
            lambda: ["upgrade", self.pick(["head", "heads", "heads", "+1", "+2", symbol()])], lambda: ["upgrade", "heads"],
            lambda: ["upgrade", symbol()],
            lambda: ["downgrade", self.pick(["base", "-1", "-2", symbol()])], lambda: ["downgrade", symbol()],
            lambda: ["stamp", symbol()], lambda: ["stamp", "heads"], lambda: ["stamp", symbol(), symbol()], lambda: ["stamp", "--purge", symbol()],
            lambda: ["stamp", "base"], lambda: ["stamp", self.pick(["-1", "+1", "-3", "+9"])],
            lambda: ["current"], lambda: ["current", "-v"], lambda: ["current", "--check-heads"], lambda: ["current", "-c"], lambda: ["current", "--verb"],
            lambda: ["history", "-i"], lambda: ["history", "-iv"], lambda: ["history", "-r", "current:"], lambda: ["history", "-r:current"],
            lambda: ["history", "-r", f"current:{symbol()}"], lambda: ["history", "-r", f"{symbol()}:current", "-i"],
            lambda: ["show", "current"], lambda: ["ensure_version"], lambda: ["ensure_version", "--sql"],
            lambda: ["upgrade", f"{symbol()}:{symbol()}", "--sql"], lambda: ["downgrade", f"{symbol()}:{symbol()}", "--sql"],
            lambda: ["upgrade", "heads", "--sql"], lambda: ["stamp", f"{symbol()}:{symbol()}", "--sql"], lambda: ["stamp", "--sql", symbol()],
            lambda: ["stamp", "--purge", "--sql", symbol()], lambda: ["revision", "--sql", "-m", "x", "--rev-id", self.fresh()],
        ])()

    def merge(self):
        words = ["merge"] + (["-m", self.pick(MESSAGES)] if self.chance(0.7) else [])
        identifier = self.fresh()
        words += ["--rev-id", identifier]
        if self.chance(0.2):
            words += ["--splice"]
        if self.chance(0.1):
            words += ["--branch-label", self.pick(["side", "joined"])]
        words += self.pick([["heads"], ["heads"], ["head"], [self.symbol()], [self.symbol(), self.symbol()], [self.symbol(), self.symbol(), self.symbol()], ["base"]])
        self.ids.append(identifier)
        return words

    def initialisation(self):
        scenario = Scenario()
        if self.chance(0.2):
            scenario.files["alembic.ini"] = "[alembic]\nscript_location = elsewhere\n"
        if self.chance(0.3):
            scenario.files["pyproject.toml"] = self.pick(['[project]\nname = "x"\n', '[tool.alembic]\nscript_location = "x"\n', '[project]\nname = "x"\n\n[tool.black]\nline-length = 3'])
        if self.chance(0.15):
            scenario.files["full/file.txt"] = "x"
        if self.chance(0.15):
            scenario.files["empty/.sub/.keep"] = ""
        directory = self.pick(["scripts", "./scripts", "deep/er/scripts", "full", "scripts/", "..x", "empty", "."])
        template = self.pick([[], ["-t", "generic"], ["--template", "async"], ["-tmultidb"], ["--temp=pyproject"], ["-t", "pyproject_async"], ["-t", "nosuch"]])
        package = ["--package"] if self.chance(0.3) else []
        prefix = self.pick([[], [], [], ["-c", "sub.ini"], ["-n", "other"]])
        scenario.commands = [["list_templates"], prefix + ["init", *template, *package, directory], ["init", "scripts"], ["heads"],
                             ["revision", "-m", "first", "--rev-id", "aaaa1111"], ["history", "-v"], ["init", "-t", "pyproject", "again"]]
        return scenario


def scenario(seed):
    """The scenario of a seed."""
    return Drawing(seed).scenario()
