"""What the command line says of a template, for programs."""

from typing import Any

from briefdesk.model.template import Template


def template_json(template: Template) -> dict[str, Any]:
    """Return a template's facts."""
    return {
        "id": template.id,
        "kind": template.kind,
        "name": template.name,
        "description": template.description,
        "language": template.language,
        "theme": template.theme,
        "fields": [{"name": f.name, "label": f.label, "default": f.default} for f in template.fields],
        "sections": [section.name for section in template.sections],
        "shipped": template.trusted,
    }
