"""The Re: line before it is edited: the template's words with its own values in them."""

from dataclasses import replace

from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import set_subject, subject_of


def test_the_templates_re_line_stands_with_its_value_not_with_a_fields_name(desk: Desk, sample: Project):
    untouched = replace(set_subject(sample, "letter", None), fields=())

    assert subject_of(desk, untouched, "letter") == "Request for congressional oversight"
    given = replace(untouched, fields=(("subject", "Patrols on the river"),))
    assert subject_of(desk, given, "letter") == "Patrols on the river"


def test_what_was_typed_as_re_line_stands_as_typed(desk: Desk, sample: Project):
    typed = set_subject(sample, "letter", "On {{ fields.subject }}")

    assert subject_of(desk, typed, "letter") == "On {{ fields.subject }}"
