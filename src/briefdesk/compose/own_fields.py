"""A template's own fields (`fields.NAME`) put into a single line before it is shown or edited."""

import re
from collections.abc import Iterable

from briefdesk.model.template import Template

_OWN_FIELD = re.compile(r"\{\{\s*fields\.(\w+)\s*\}\}")


def with_own_fields(text: str, template: Template, given: Iterable[tuple[str, str]]) -> str:
    """Return a line of the template with its own fields filled in from `given`, else by their defaults.

    One without any stands as nothing: in a line that is typed over, a field's name would only be in the way.
    """
    filled = dict(given)
    values = {field.name: filled.get(field.name) or field.default for field in template.fields}
    return _OWN_FIELD.sub(lambda match: values.get(match[1], match[0]), text)
