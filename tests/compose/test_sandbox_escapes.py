"""The published ways out of Jinja's sandbox: none gets as far as being compiled."""

import pytest

from briefdesk.compose.fields import known_fields
from briefdesk.compose.guard import check_text
from briefdesk.compose.placeholder import without_marks
from briefdesk.compose.runner import TemplateRunner
from briefdesk.model.template import TemplateField, TemplateKind
from compose.hostile_texts import ESCAPES

KNOWN = known_fields(TemplateKind.LETTER, (TemplateField("subject", "Subject"),))


@pytest.mark.parametrize("text", ESCAPES)
def test_an_escape_is_refused_with_a_line_and_a_remedy(text: str):
    faults = check_text(text, KNOWN)

    assert faults
    assert all(fault.line == 1 and fault.message and fault.next_step for fault in faults)


def test_the_worker_refuses_them_by_itself_whoever_asks(runner: TemplateRunner):
    context = {
        "recipient": {"name": "Ann", "state": "TX", "committees": ["SSAS"]},
        "fields": {"subject": "s"},
    }

    (row,) = runner.render([(str(n), text) for n, text in enumerate(ESCAPES)], [context])

    rendered = [
        (ESCAPES[int(key)], without_marks(value)) for key, value in row.items() if isinstance(value, str)
    ]
    assert rendered == []
