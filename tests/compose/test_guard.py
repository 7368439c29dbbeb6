"""The guard: what it refuses, with which line and remedy, and that it stays quick."""

import re
import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes

from briefdesk.compose.environment import FILTERS, text_environment
from briefdesk.compose.fields import known_fields
from briefdesk.compose.guard import check_text
from briefdesk.model.template import TemplateField, TemplateKind

KNOWN = known_fields(TemplateKind.LETTER, (TemplateField("meeting_date", "Date"),))

# text, line of the fault, words that its sentence or its next step must hold
HOSTILE = [
    ("{{ 'a' * 1000000000 }}", 1, "calculate with *"),
    ("{{ 10 ** 10 ** 10 }}", 1, "calculate with **"),
    ("{{ '%1000000000d' % 1 }}", 1, "calculate with %"),
    ("{{ 1 // 0 }}", 1, "calculate with //"),
    ("ok\n{{ range(10**9) | join }}", 2, "call"),
    ("{{ recipient.name | indent(1000000) }}", 1, "no filter “indent”"),
    ("{{ recipient.name | center(1000000000) }}", 1, "no filter “center”"),
    ("{{ recipient.name | replace('a', 'aaaaaaaa') }}", 1, "no filter “replace”"),
    ("{{ recipient.name | attr('__class__') }}", 1, "no filter “attr”"),
    ("{{ recipient.committees | map('upper') | list }}", 1, "no filter “map”"),
    ("{{ '%s' | format(recipient.name) }}", 1, "no filter “format”"),
    ("{{ ''.__class__ }}", 1, "not a field"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", 1, "call"),
    ("{{ recipient.__class__ }}", 1, "begins with _"),
    ("{{ recipient['__class__'] }}", 1, "begins with _"),
    ("{{ '{0.__class__}'.format(recipient) }}", 1, "call"),
    ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", 1, "call"),
    ("{{ lipsum.__globals__ }}", 1, "begins with _"),
    ("{{ lipsum(1000) }}", 1, "call"),
    ("{{ joiner }}", 1, "“joiner” is not known"),
    ("{{ namespace }}", 1, "“namespace” is not known"),
    ("{{ self }}", 1, "“self” is not known"),
    ("{{ self._TemplateReference__context }}", 1, "begins with _"),
    ("{{ config.items() }}", 1, "call"),
    ("{% set x = 'a' %}{{ x }}", 1, "{% set %} is not allowed"),
    ("{% set ns = namespace(x=1) %}", 1, "{% set %} is not allowed"),
    ("{% with x = 1 %}{{ x }}{% endwith %}", 1, "{% with %} is not allowed"),
    ("a\nb\n{% include '/etc/passwd' %}", 3, "{% include %} is not allowed"),
    ("{% import 'os' as os %}", 1, "{% import %} is not allowed"),
    ("{% from 'x' import y %}", 1, "{% from %} is not allowed"),
    ("{% extends 'base' %}", 1, "{% extends %} is not allowed"),
    ("{% block a %}{% endblock %}", 1, "{% block %} is not allowed"),
    ("{% macro m() %}{{ m() }}{% endmacro %}", 1, "{% macro %} is not allowed"),
    ("{% call foo() %}{% endcall %}", 1, "{% call %} is not allowed"),
    ("{% filter upper %}x{% endfilter %}", 1, "{% filter %} is not allowed"),
    ("{% autoescape false %}x{% endautoescape %}", 1, "{% autoescape %} is not allowed"),
    ("{% do recipient.clear() %}", 1, "{% do %} is not allowed"),
    ("{% for a in 'abc' %}{{ a }}{% endfor %}", 1, "holds a list"),
    ("{% for a in recipient.name %}{{ a }}{% endfor %}", 1, "holds a list"),
    (
        "{% for a in recipient.committees %}{% for b in recipient.committees %}"
        "{% for c in recipient.committees %}x{% endfor %}{% endfor %}{% endfor %}",
        1,
        "more than two deep",
    ),
    ("{% for a in recipient.committees recursive %}{{ a }}{% endfor %}", 1, "cannot repeat itself"),
    ("{% for a, b in recipient.committees %}x{% endfor %}", 1, "name after “for”"),
    ("{% for recipient in recipient.committees %}x{% endfor %}", 1, "name after “for”"),
    ("{% for loop in recipient.committees %}x{% endfor %}", 1, "name after “for”"),
    ("{{ " + "9" * 30 + " }}", 1, "larger than a billion"),
    ("{{ " + "9" * 5000 + " }}", 1, "number"),
    ("{{ '" + "x" * 501 + "' }}", 1, "longer than 500"),
    ("{{ '\\ud800' }}", 1, "cannot be printed"),
    ("{{ 1e999 }}", 1, "cannot be used"),
    ("{{ none }}", 1, "cannot be used"),
    ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", 1, "nests too deeply"),
    ("{{ 1" + " + 1" * 3000 + " }}", 1, "nests too deeply"),
    ("{{ recipient.committees[0:9] }}", 1, "brackets [ ]"),
    ("{{ {'a': 1} }}", 1, "Braces inside braces"),
    ("x" * 100_001, 1, "longer than 100 kB"),
]

BROKEN = [
    ("Hi\n{{ recipient.sate }}", 2, "Write recipient.state instead"),
    ("{{ recipient.statename }}", 1, "Write recipient.state_name instead"),
    ("{{ sender.organisation }}", 1, "Write sender.organization instead"),
    ("{{ name }}", 1, "Write recipient.name instead"),
    ("{{ recipent.name }}", 1, "Write recipient.name instead"),
    ("{{ fields.meting_date }}", 1, "Write fields.meeting_date instead"),
    ("{{ fields.bill_number }}", 1, "Add “- bill_number | Its label” under “fields:”"),
    ("{{ recipient }}", 1, "Name one of its fields"),
    ("{{ recipient.state.long }}", 1, "Write {{ recipient.state }} alone"),
    ("{{ recipient.name[0] }}", 1, "without brackets"),
    ("{{ recipient.state_name | uper }}", 1, "Use one of:"),
    ("{{ recipient.state_name | upper(1) }}", 1, "takes nothing in brackets"),
    ("{{ recipient.committees | join(sep=', ') }}", 1, "takes plain values only"),
    ("{{ recipient.committees }}", 1, '| join(", ")'),
    ("{{ recipient.is_senator }}", 1, "{% if recipient.is_senator %}"),
    ("{{ 'x' if recipient.is_senator }}", 1, 'End it with else ""'),
    ("{{ recipient state }}", 1, "dot and no space"),
    ("{{ recipient.name", 1, "Write }} after"),
    ("a\n\n{{ recipient.name }", 3, "two braces on each side"),
    ("{ recipient.name }}", 1, "two braces on each side"),
    ("{recipient.name}", 1, "two braces on each side"),
    ("a\n{% if recipient.is_chair %}\nb\nc", 2, "Write {% endif %}"),
    (
        "{% if recipient.is_chair %}\n{% for c in recipient.committees %}\n{% endif %}",
        2,
        "Write {% endfor %}",
    ),
    ("a\n{% endif %}", 2, "has no {% if %} before it"),
    ("{% else %}", 1, "has no {% if %} before it"),
    ("{% endfor %}", 1, "has no {% for %} before it"),
    ("{% iff recipient.is_chair %}", 1, "no tag {% iff %}"),
    ("a\n{# note", 2, "Write #}"),
    ("{% raw %}x", 1, "Write {% endraw %}"),
    ("{% if recipient.state = 'TX' %}x{% endif %}", 1, "compare with =="),
    ("{% if recipient.state is string %}x{% endif %}", 1, "Compare with =="),
    ("{% for c in recipient.committees %}{{ loop.cycle }}{% endfor %}", 1, "loop.index"),
    ("{{ loop.index }}", 1, "“loop.index” is not known"),
]

GOOD = [
    "Plain text with 100 % of { single } braces.",
    "{{ recipient.title_and_name }} of {{ recipient.state_name | upper }}",
    "{% if recipient.is_chair and not recipient.is_senator %}a"
    "{% elif recipient.district > 3 %}b{% else %}c{% endif %}",
    "{% for c in recipient.committee_names %}{{ c }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{{ recipient.committee_names | join(', ') }} {{ recipient.committees | length }}",
    "{{ recipient.committees[0] | default('none') }}",
    "{% if recipient.state in ['TX', 'AZ'] %}x{% endif %}",
    "{{ fields.meeting_date | default('soon') | capitalize }}",
    "{{ 'a' if recipient.is_senator else 'b' }} {{ counts.findings + 1 }}",
    "{{ sender.organization ~ ', ' ~ letter.date }}",
    "{# a note for whoever edits this #}",
    "{% raw %}braces{% endraw %}",
    "{% for c in recipient.committees if c == 'SSAS' %}{{ c }}{% else %}none{% endfor %}",
]


@pytest.mark.parametrize(("text", "line", "words"), HOSTILE + BROKEN)
def test_a_bad_text_is_refused_with_its_line_and_a_remedy(text: str, line: int, words: str):
    faults = check_text(text, KNOWN)

    said = [f"{fault.message} {fault.next_step}" for fault in faults if fault.line == line]
    assert any(words in sentence for sentence in said), faults
    assert all(fault.message and fault.next_step for fault in faults)


@pytest.mark.parametrize("mark", ["\ue000", "\ue001"])
@pytest.mark.parametrize(("text", "line", "words"), HOSTILE)
def test_marks_of_empty_fields_hide_nothing(text: str, line: int, words: str, mark: str):
    hidden = re.sub(r"[{}%#](?=[{}%#])", lambda brace: brace[0] + mark, text)

    test_a_bad_text_is_refused_with_its_line_and_a_remedy(hidden, line, words)


@pytest.mark.parametrize("text", GOOD)
def test_a_sound_text_passes(text: str):
    assert check_text(text, KNOWN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 40_000,
        "{%" * 40_000,
        "{#" * 50_000,
        "-%}" * 30_000,
        "{{ x }}" * 14_000,
        "{{ " + "a." * 20_000 + "b }}",
        "{% if 1 %}\n" * 9_000,
        "x\n" * 40_000 + "{{ y }}",
        "{{ '" + "\\" * 50_000,
        "{{ " + "not " * 20_000 + "1 }}",
    ],
    ids=lambda text: text[:12],
)
def test_no_hundred_kilobytes_hold_the_guard_up(text: str):
    started = time.process_time()

    faults = check_text(text, KNOWN)

    assert faults
    assert len(faults) <= 50
    assert time.process_time() - started < 3.0


def test_several_faults_of_one_text_are_all_named_in_line_order():
    faults = check_text("{{ nme }}\n\n{{ recipient.sate }}\n{% set x = 1 %}{{ recipient.committees }}", KNOWN)

    assert [fault.line for fault in faults] == [1, 3, 4, 4]


def test_a_brief_knows_no_recipient():
    known = known_fields(TemplateKind.BRIEF)

    assert check_text("{{ recipient.name }}", known)[0].code == "unknown-field"
    assert check_text("{{ sender.organization }}", known) == ()


def test_the_guard_and_the_environment_know_the_same_filters():
    from briefdesk.compose.allow_list import FILTER_ARGUMENTS

    assert set(FILTER_ARGUMENTS) == set(FILTERS)


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", " ", "\n", "recipient", ".state", ".committees", "if", "for", "in",
     "endif", "endfor", "else", "|", "upper", "join", "(", ")", "[", "]", "'a'", "1", "+", "*", "~", "x", "-",
     "__class__", "loop", "set", "=", "==", ",", "not", "and", "\\", '"', "raw", "endraw", "."]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join)))
def test_whatever_is_typed_the_guard_answers_with_lines_inside_the_text(text: str):
    for fault in check_text(text, KNOWN):
        assert 1 <= fault.line <= text.count("\n") + 1
        assert fault.message
        assert fault.next_step


@given(st.lists(PIECES, min_size=1, max_size=12).map(lambda inner: "{{ " + " ".join(inner) + " }}"))
def test_what_passes_compiles_and_reads_no_underscored_name(text: str):
    # In quotes or outside of braces "__class__" is text like any other; as a name it would be a door.
    if check_text(text, KNOWN) == ():
        environment = text_environment()
        environment.from_string(text)
        tree = environment.parse(text)
        read = [n.name for n in tree.find_all(nodes.Name)] + [n.attr for n in tree.find_all(nodes.Getattr)]
        assert not [name for name in read if name.startswith("_")]


def test_builders_make_a_template_that_passes(make: SimpleNamespace):
    assert make.letter_template().sections[0].name == "opening"
