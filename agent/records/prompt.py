"""A prompt: named templates that a model is given, as strict as code.

A variable that a template names and the caller does not give is an error, and so is one that
the caller gives and the template does not name. (After simonw/llm, `templates.py`.)
"""

from string import Template
from typing import Annotated

from pydantic import Field

from agent.errors import DataError
from agent.records.base import Record


class Prompt(Record):
    """The templates of one task.

    Attributes:
        id: names the prompt in stamps.
        version: raised with every change of the file.
        parts: template by name; `$name` stands for a variable, `$$` for a dollar sign.
    """

    id: str
    version: int
    parts: Annotated[dict[str, str], Field(min_length=1)]

    def render(self, part: str, **variables: str) -> str:
        """Fills one template in.

        Raises:
            DataError: the prompt has no such part, or the variables are not just those that
                the template names.
        """
        if part not in self.parts:
            raise DataError(f"prompt {self.id} has no part {part!r}")
        template = Template(self.parts[part])
        if not template.is_valid():
            raise DataError(f"prompt {self.id}, part {part}: a lone $ (write $$ for a dollar sign)")
        named = set(template.get_identifiers())
        if missing := sorted(named - variables.keys()):
            raise DataError(f"prompt {self.id}, part {part}: missing {', '.join(missing)}")
        if unused := sorted(variables.keys() - named):
            raise DataError(f"prompt {self.id}, part {part}: unused {', '.join(unused)}")
        return template.substitute(variables).strip()
