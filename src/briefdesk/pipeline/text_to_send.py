"""The text to sign as it goes to organizations: by mail, from the clipboard or the command line."""

from briefdesk.model.draft import Project
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.release import refuse_copied, refuse_unreleased
from briefdesk.pipeline.sign_on import sign_on_view, version_numbered


def text_to_send(desk: Desk, project: Project, number: int | None = None) -> tuple[str, str]:
    """Return hash and plain words of the text as it stands, or of the version of that number.

    Raises Unreleased for what is confidential or under embargo, SignOnRefused for a number that there is
    not, or another BriefdeskError where no letter can be made.
    """
    view = sign_on_view(desk, project, desk.today)
    if number is None:
        refuse_unreleased(desk, project=project, documents=("letter",))
        return view.now.sha256, view.now.shown
    version = version_numbered(project, number)
    text = view.shown[version.number]
    refuse_copied(desk, project, [(f"Version {version.number} of the text", text)])
    return version.sha256, text
