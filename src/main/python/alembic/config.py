"""``Config``: the ini and toml options as env.py sees and changes them."""

import _aludel


class Config:
    """The configuration of a command."""

    def __init__(self, file_=None, ini_section="alembic", **ignored):
        self._host = None
        self.config_file_name = file_
        self.config_ini_section = ini_section
        self.attributes = {}
        self._changed = {}
        self.cmd_opts = None

    @classmethod
    def _of_host(cls, host):
        config = cls(host.iniFile(), host.iniSection())
        config._host = host
        config.cmd_opts = CommandOptions(host)
        return config

    @property
    def toml_file_name(self):
        return self._host.tomlFile() if self._host is not None else None

    @property
    def file_config(self):
        return FileConfig(self)

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        value = self._changed.get((self.config_ini_section, name))
        if value is None and self._host is not None:
            value = self._host.alembicOption(name)
        return default if value is None else value

    def get_alembic_boolean_option(self, name):
        return str(self.get_alembic_option(name, "")).lower() == "true"

    def get_section_option(self, section, name, default=None):
        if (section, name) in self._changed:
            value = self._changed[(section, name)]
            return value.replace("%%", "%") if isinstance(value, str) else value
        options = self._section(section)
        return default if options is None else options.get(name, default)

    def get_section(self, name, default=None):
        options = self._section(name)
        changed = {key: value for (section, key), value in self._changed.items() if section == name}
        if options is None and not changed:
            return default
        options = dict(options or {})
        for key, value in changed.items():
            options[key] = value.replace("%%", "%") if isinstance(value, str) else value
        return options

    def _section(self, name):
        return _aludel.lift(self._host.section(name)) if self._host is not None else None

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def set_section_option(self, section, name, value):
        self._changed[(section, name)] = value

    def remove_main_option(self, name):
        self._changed[(self.config_ini_section, name)] = None

    def print_stdout(self, text, *arguments):
        print(text % arguments if arguments else text)

    def get_template_directory(self):
        return ""


class FileConfig:
    """``config.file_config``, as far as it is read."""

    def __init__(self, config):
        self._config = config

    def get(self, section, option, fallback=None, **ignored):
        return self._config.get_section_option(section, option, fallback)

    def has_section(self, section):
        return self._config.get_section(section) is not None

    def has_option(self, section, option):
        return self._config.get_section_option(section, option) is not None

    def set(self, section, option, value):
        self._config.set_section_option(section, option, value)

    def __getitem__(self, section):
        return self._config.get_section(section, {})


class CommandOptions:
    """``config.cmd_opts``: what argparse would have left."""

    autogenerate = False
    rev_id = None

    def __init__(self, host):
        self.x = _aludel.lift(host.xArguments())
        self.sql = host.offline()
        self.tag = host.tagArgument()
        self.name = host.iniSection()
        self.revision = None


class CommandLine:
    """Names that scripts import; commands are run by ``aludel``."""


def main(argv=None, prog=None, **kwargs):
    raise NotImplementedError("run commands with aludel, not from inside a migration")
