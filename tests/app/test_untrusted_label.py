"""A template from elsewhere is told apart where it is used, not in the gallery alone."""

from pathlib import Path

from briefdesk.app.window import WRITE
from briefdesk.app.workbench import Workbench
from briefdesk.pipeline.drafts import with_template
from briefdesk.pipeline.templates import add_template
from briefdesk.shipped import shipped_path


def test_a_template_from_elsewhere_is_called_untrusted_beside_its_name_on_write(
    bench: Workbench, tmp_path: Path
):
    session = bench.session
    bench.window.show_place(WRITE)
    label = bench.page.parts.untrusted
    assert label.isHidden()
    text = shipped_path("templates", "letters", "member.md").read_text("utf-8")
    (tmp_path / "theirs.md").write_text(f"{text}\nMore.\n", "utf-8")

    session.apply(
        "Use",
        with_template(session.desk, session.project, add_template(session.desk, tmp_path / "theirs.md")),
    )

    assert not label.isHidden()
    session.undo_stack.undo()
    assert label.isHidden()
