"""A group of commands that imports one only to run it, so that `--help` is quick."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that knows its commands by name.

    Args:
        commands_at: by name, the module that has the command, and one line about it. The
            command is the module's attribute of that name, with an underscore after it where
            Python has the name for itself.
    """

    def __init__(self, *args: Any, commands_at: Mapping[str, tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names the commands."""
        return list(self._at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports one command."""
        if cmd_name not in self._at:
            return None
        module = importlib.import_module(self._at[cmd_name][0])
        name = cmd_name.replace("-", "_")
        command: click.Command = vars(module).get(name) or vars(module)[f"{name}_"]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in self._at.items()])
