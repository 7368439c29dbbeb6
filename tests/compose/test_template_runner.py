"""The worker: it renders many contexts at once, and what hangs, dies or grows is stopped and replaced."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.compose.fault import TextFault
from briefdesk.compose.placeholder import CLOSE, OPEN, unfilled
from briefdesk.compose.runner import ContextInvalid, TemplateRunner, TemplateTooHeavy, worker_command

READY = "import sys, time; print('{\"ready\": true}', flush=True); "


def _fake(then: str) -> tuple[str, ...]:
    return (sys.executable, "-I", "-c", READY + then)


def test_each_context_gets_each_text(runner: TemplateRunner):
    contexts = [{"recipient": {"name": name}} for name in ("Ann", "Bo")]

    rendered = runner.render(
        [("a", "Hi {{ recipient.name }}"), ("b", "{{ recipient.name|upper }}!")], contexts
    )

    assert rendered == ({"a": "Hi Ann", "b": "ANN!"}, {"a": "Hi Bo", "b": "BO!"})


def test_more_contexts_than_one_call_holds_come_back_in_order(runner: TemplateRunner):
    contexts = [{"recipient": {"name": str(n)}} for n in range(600)]

    rendered = runner.render([("a", "{{ recipient.name }}")], contexts)

    assert [row["a"] for row in rendered] == [str(n) for n in range(600)]


def test_a_value_never_becomes_markup(runner: TemplateRunner):
    value = "**bold** [x](javascript:y) <b> # - 1. `c` \\"

    (row,) = runner.render([("a", "{{ recipient.name }}")], [{"recipient": {"name": value}}])

    assert row["a"] == (r"\*\*bold\*\* \[x\]\(javascript\:y\) \<b\> \# \- 1\. \`c\` \\")


def test_line_ends_in_a_value_become_spaces(runner: TemplateRunner):
    (row,) = runner.render([("a", "{{ r.x }}")], [{"r": {"x": "a\n\n- b\r\n\tc"}}])

    assert row["a"] == r"a \- b c"


def test_an_empty_field_prints_its_placeholder_and_is_false_in_a_condition(runner: TemplateRunner):
    texts = [
        ("print", "{{ fields.date }}"),
        ("filtered", "{{ fields.date | upper }}"),
        ("joined", "{{ 'on ' ~ fields.date }}"),
        ("added", "{{ 'on ' + fields.date }}"),
        ("if", "{% if fields.date %}yes{% else %}no{% endif %}"),
        ("default", "{{ fields.date | default('soon') }}"),
    ]

    (row,) = runner.render(texts, [{"fields": {"date": unfilled("Date")}}])

    placeholder = rf"{OPEN}\[Date\]{CLOSE}"
    assert row == {
        "print": placeholder,
        "filtered": placeholder,
        "joined": f"on {placeholder}",
        "added": f"on {placeholder}",
        "if": "no",
        "default": "soon",
    }


def test_marks_typed_into_a_template_do_not_pass_for_placeholders(runner: TemplateRunner):
    (row,) = runner.render([("a", f"{OPEN}x{CLOSE}{{{{ r.x }}}}")], [{"r": {"x": "y"}}])

    assert row["a"] == "xy"


def test_a_field_called_items_is_the_field_and_not_a_method(runner: TemplateRunner):
    (row,) = runner.render(
        [("a", "{{ fields.items }} {{ fields.get }}")], [{"fields": {"items": "1", "get": "2"}}]
    )

    assert row["a"] == "1 2"


def test_title_keeps_capitals_inside_names(runner: TemplateRunner):
    (row,) = runner.render([("a", "{{ r.x | title }}")], [{"r": {"x": "mitch McConnell of texas’s north"}}])

    assert row["a"] == "Mitch McConnell Of Texas’s North"


def test_a_refused_text_is_a_fault_and_the_others_still_render(runner: TemplateRunner):
    rendered = runner.render(
        [("bad", "{{ r.y }}"), ("good", "{{ r.x }}")], [{"r": {"x": "1"}}, {"r": {"x": "2"}}]
    )

    assert [row["good"] for row in rendered] == ["1", "2"]
    assert isinstance(rendered[0]["bad"], TextFault)
    assert "not known" in rendered[0]["bad"].message


def test_a_text_that_fails_for_one_recipient_fails_for_that_one_only(runner: TemplateRunner):
    contexts = [{"r": {"l": ["a"]}}, {"r": {"l": []}}]

    first, second = runner.render([("a", "x\n{{ r.l[0] }}")], contexts)

    assert first["a"] == "x\na"
    assert isinstance(second["a"], TextFault)
    assert second["a"].line == 2


def test_a_text_that_grows_without_end_is_stopped_and_the_runner_serves_on():
    many = {"r": {"l": ["x" * 1000] * 300, "x": "ok"}}
    text = "{% for a in r.l %}{% for b in r.l %}{{ a }}{{ b }}{% endfor %}{% endfor %}"

    with TemplateRunner(timeout_s=10) as runner:
        with pytest.raises(TemplateTooHeavy):
            runner.render([("a", text)], [many])

        assert runner.render([("a", "{{ r.x }}")], [many])[0]["a"] == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no clock of what a process computes")
def test_a_worker_that_waits_for_a_processor_is_not_stopped():
    start = "import sys, time; sys.path.append(sys.argv[1]); from briefdesk.compose import worker; "
    slow = "answer = worker._answer; worker._answer = lambda *asked: (time.sleep(1), answer(*asked))[1]; "
    *python, _, home = worker_command()

    with TemplateRunner(timeout_s=0.5, command=(*python, f"{start}{slow}worker.main()", home)) as runner:
        assert runner.render([("a", "{{ r.x }}")], [{"r": {"x": "ok"}}])[0]["a"] == "ok"


def test_a_worker_that_computes_too_long_is_told_by_its_time():
    text = "{% for a in r.l %}{% for b in r.l %}{% endfor %}{% endfor %}"

    with TemplateRunner(timeout_s=1) as runner, pytest.raises(TemplateTooHeavy, match="longer than 1 sec"):
        runner.render([("a", text)], [{"r": {"l": ["x"] * 40_000}}])


def test_a_worker_that_hangs_is_killed_in_time():
    with TemplateRunner(timeout_s=0.3, command=_fake("time.sleep(600)")) as runner:
        started = time.monotonic()

        with pytest.raises(TemplateTooHeavy, match="longer than"):
            runner.render([("a", "x")], [{}])

        assert time.monotonic() - started < 60


def test_a_worker_that_never_reads_a_large_question_is_killed_in_time():
    with (
        TemplateRunner(timeout_s=0.3, command=_fake("time.sleep(600)")) as runner,
        pytest.raises(TemplateTooHeavy),
    ):
        runner.render([("a", "x" * 90_000)] * 30, [{}])


@pytest.mark.parametrize("then", ["sys.exit(3)", "sys.stdin.readline(); print('nonsense', flush=True)"])
def test_a_worker_that_dies_or_babbles_is_an_error_with_a_next_step(then: str):
    with TemplateRunner(timeout_s=5, command=_fake(then)) as runner:
        with pytest.raises(TemplateTooHeavy) as caught:
            runner.render([("a", "x")], [{}])

        assert caught.value.next_step


def test_a_worker_that_does_not_start_is_an_error():
    command = (sys.executable, "-I", "-c", "raise SystemExit")
    with TemplateRunner(command=command) as runner, pytest.raises(TemplateTooHeavy, match="does not start"):
        runner.render([("a", "x")], [{}])


def test_workers_are_replaced_and_none_is_left_after_closing():
    runner = TemplateRunner(timeout_s=20)
    seen: set[int] = set()
    processes: list[subprocess.Popen[bytes]] = []
    for number in range(110):
        (row,) = runner.render([("a", "{{ r.x }}")], [{"r": {"x": number}}])
        assert row["a"] == str(number)
        process = runner._worker._process  # type: ignore[union-attr]
        if process.pid not in seen:
            processes.append(process)
        seen.add(process.pid)
    spare = runner._spare

    runner.close()
    runner.close()

    assert len(seen) == 3
    assert all(process.returncode is not None for process in processes)
    assert spare is None or not spare.alive()


def test_a_closed_runner_refuses_with_a_sentence():
    runner = TemplateRunner()
    runner.close()

    with pytest.raises(TemplateTooHeavy, match="closed"):
        runner.render([("a", "x")], [{}])


def test_several_threads_share_one_runner(runner: TemplateRunner):
    results: dict[int, object] = {}

    def work(number: int) -> None:
        results[number] = runner.render([("a", "{{ r.x }}")], [{"r": {"x": number}}])[0]["a"]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == {n: str(n) for n in range(8)}


@pytest.mark.parametrize(
    "context",
    [{"r": {"x": None}}, {"r": {"x": 1.5}}, {"r": {"x": print}}, {"_r": {}}, {"r": {"x-y": "z"}}, {"r": b""}],
)
def test_a_context_of_anything_but_plain_values_is_refused(runner: TemplateRunner, context: dict):
    with pytest.raises(ContextInvalid):
        runner.render([("a", "x")], [context])


def test_a_frozen_app_starts_itself_as_worker(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert worker_command() == (sys.executable, "--template-worker")


def test_no_texts_or_no_contexts_need_no_worker():
    with TemplateRunner(command=("/does/not/exist",)) as runner:
        assert runner.render([], [{}, {}]) == ({}, {})
        assert runner.render([("a", "x")], []) == ()


def test_the_worker_reads_no_code_from_the_users_folder_or_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "jinja2.py").write_text("raise SystemExit")
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with TemplateRunner(timeout_s=20) as runner:
        assert runner.render([("a", "{{ r.x }}")], [{"r": {"x": "ok"}}])[0]["a"] == "ok"


PIECES = st.sampled_from(
    ["r.x", "r.list", "r.flag", "r.number", "|", "upper", "join", "first", "default('d')", "(", ")",
     "'a'", "1", "+", "~", "==", "in", "not", "and", "if", "else", "[0]", "length", "-", ",", "<",
     "last", "title"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=9).map(lambda inner: "{{ " + " ".join(inner) + " }}"))
def test_whatever_the_guard_lets_pass_renders_or_fails_in_plain_words(runner: TemplateRunner, text: str):
    context = {"r": {"x": "a*b", "list": ["p", "q"], "flag": True, "number": 3}}

    (row,) = runner.render([("a", text)], [context])

    outcome = row["a"]
    assert isinstance(outcome, str) or (outcome.message and outcome.next_step)
    assert not isinstance(outcome, str) or "True" not in outcome
