"""Texts that strangers might put into a template: bombs, and the known ways out of Jinja's sandbox."""

_C = "recipient.committees"


def _nested(depth: int, what: str = "x") -> str:
    opened = "".join(f"{{% for a{n} in {_C} %}}" for n in range(depth))
    return opened + what + "{% endfor %}" * depth


BOMBS: dict[str, str] = {
    "repeated text": "{{ 'a' * 1000000000 }}",
    "repeated list": "{{ ['a'] * 1000000000 }}",
    "tower of powers": "{{ 9 ** 9 ** 9 ** 9 }}",
    "shift by power": "{{ 2 ** 1000000000 }}",
    "padded number": "{{ '%1000000000d' % 1 }}",
    "format width": "{{ '{:1000000000}'.format(1) }}",
    "range": "{% for a in range(1000000000) %}x{% endfor %}",
    "range joined": "{{ range(1000000000) | join }}",
    "range listed": "{{ range(1000000000) | list }}",
    "lipsum": "{{ lipsum(1000000) }}",
    "loops in loops": _nested(12),
    "two loops of long texts": "{% for a in recipient.committee_names %}"
    + "{% for b in recipient.committee_names %}"
    + "{{ a }}{{ b }}" * 2_500
    + "{% endfor %}{% endfor %}",
    "recursive loop": "{% for a in recipient.committees recursive %}"
    + "{{ loop(recipient.committees) }}{% endfor %}",
    "recursive macro": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "doubled by set": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "doubled by tilde": "{{ " + " ~ ".join(["recipient.name"] * 2_200) + " }}",
    "padding filters": "{{ recipient.name | center(1000000000) }}{{ recipient.name | indent(1000000000) }}",
    "replace grows": "{{ 'aaaa' | replace('a', 'aaaaaaaaaa')" + " | replace('a', 'aaaaaaaaaa')" * 30 + " }}",
    "deep brackets": "{{ " + "(" * 30_000 + "1" + ")" * 30_000 + " }}",
    "long sum": "{{ 1" + " + 1" * 9_000 + " }}",
    "many nots": "{{ " + "not " * 20_000 + "1 }}",
    "long path": "{{ " + "a." * 19_000 + "b }}",
    "long number": "{{ " + "9" * 39_000 + " }}",
    "open braces": "{{" * 19_000,
    "open conditions": "{% if 1 %}\n" * 3_500,
    "unfinished quote": "{{ '" + "\\" * 39_000,
    "many fields": "{{ recipient.name }}" * 1_900,
    "emphasis without end": "*a **b " * 5_000,
    "brackets without end": "[" * 39_000,
    "brackets by loops": "{% for a in recipient.committees %}" + "[" * 12_000 + "{% endfor %}",
    "too many brackets": "[" * 90_000,
    "items by loops": "{% for a in recipient.committees %}" * 2 + "1. x\n" * 700 + "{% endfor %}" * 2,
    "quotes without end": "> " * 45_000 + "x",
    "lists in lists": "\n".join("  " * n + "- x" for n in range(300)),
    "one word": "x" * 39_000,
}
"""Each is the text of a section; each stays under the 100 kB that a template may have."""

ESCAPES: tuple[str, ...] = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ ().__class__.__bases__[0].__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ {}.__class__.mro() }}",
    "{{ recipient.__class__.__init__.__globals__ }}",
    "{{ recipient['__class__'] }}",
    "{{ recipient['__cla' ~ 'ss__'] }}",
    "{{ recipient['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ recipient | attr('__class__') }}",
    "{{ recipient | attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ recipient | attr(['__cl', 'ass__'] | join) }}",
    "{{ ('__class__',) | map(attribute='upper') }}",
    "{{ recipient.committees | map(attribute='__class__') | list }}",
    "{{ recipient.committees | map('attr', '__class__') | list }}",
    "{{ [recipient] | groupby('__class__') }}",
    "{{ [recipient] | sort(attribute='__class__.__name__') }}",
    "{{ [recipient] | selectattr('__class__') | list }}",
    "{{ [recipient] | sum(attribute='__class__') }}",
    "{{ [recipient] | unique(attribute='__class__') | list }}",
    "{{ {'a b': 'c'} | xmlattr }}",
    "{{ {'/onload=alert(1) ': 'x'} | xmlattr(false) }}",
    "{{ '{0.__class__}'.format(recipient) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format_map({'0': recipient}) }}",
    "{{ ('{0.__class__}' | safe).format(recipient) }}",
    "{{ '%s' | format(recipient.__class__) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(recipient) }}",
    "{{ ['{0.__class__}'.format] | map('call', recipient) | list }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ lipsum.__globals__.os }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
    "{% set ns = namespace(x=recipient) %}{{ ns.x }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ range.__class__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ request.application.__globals__ }}",
    "{{ config.from_object('os') }}",
    "{{ url_for.__globals__ }}",
    "{{ get_flashed_messages.__globals__.os }}",
    "{{ loop.__class__ }}",
    "{% for a in recipient.committees %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for a in recipient.committees %}{{ loop.nextitem.__class__ }}{% endfor %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__class__.__init__ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os.popen('id') }}",
    "{% from 'os' import popen %}",
    "{% extends '/etc/passwd' %}",
    "{% filter attr('__class__') %}x{% endfilter %}",
    "{% call(x) recipient.name.format() %}{% endcall %}",
    "{% autoescape false %}{{ recipient }}{% endautoescape %}",
    "{% do recipient.update({}) %}",
    "{% debug %}",
    "{% raw %}{% endraw %}{{ ''['__class__'] }}",
    "{{ recipient.name.__getitem__ }}",
    "{{ recipient.name[recipient.state] }}",
    "{{ recipient.committees.append('x') }}",
    "{{ fields.keys() }}",
    "{{ fields.items }}{{ fields.pop('subject') }}",
    "{{ (recipient).__class__ }}",
    "{{ not recipient.name.__class__ }}",
    "{{ recipient.name if recipient.__class__ else '' }}",
    "{% if recipient.__class__ %}x{% endif %}",
    "{{ recipient.name | default(recipient.__class__) }}",
    "{{ recipient.name | join(recipient.__class__) }}",
    "{{ recipient.name is sameas(recipient.__class__) }}",
    "{{ ''|e.__class__ }}",
    "{{ gettext('%(x)s', x=recipient.__class__) }}",
)
"""Each is refused before anything is compiled."""


def template_with(text: str) -> str:
    """Return a whole letter template with `text` as a section."""
    return f"""---
briefdesk-template: 1
kind: letter
name: From a stranger
description: A test.
subject: A subject
---

::: opening | Opening
{text}

::: findings | Findings
What we know:

::: asks | Asks
We ask that you:
"""
