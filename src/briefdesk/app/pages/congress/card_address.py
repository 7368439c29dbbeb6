"""How a letter addresses a member, as it would print it, and the way to another form."""

from PySide6.QtWidgets import QPushButton

from briefdesk.app.dialogs.address_override import AddressOverrideDialog
from briefdesk.app.pages.congress.card_parts import Section, button_row, copy_button, fitted, link_button
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.widgets.labels import Size
from briefdesk.model.addressee import Addressee, AddressOverride
from briefdesk.model.congress import Bioguide, Member
from briefdesk.model.draft import Project
from briefdesk.pipeline.address_book import with_preference, without_preference
from briefdesk.pipeline.addressing import clear_override, set_override


class AddressSection(Section):
    """Inside address and salutation of one member; another form is kept in the project or in the book."""

    def __init__(self, rolodex: Rolodex, addressee: Addressee) -> None:
        self._rolodex = rolodex
        self._addressee = addressee
        member = addressee.members[0]
        self.otherwise = link_button(
            "Address otherwise…", f"Address {member.full_name} otherwise", self.ask_otherwise
        )
        super().__init__("As printed", self.otherwise)
        lines = "\n".join(addressee.inside_address)
        block = fitted(lines)
        block.setAccessibleName("Inside address")
        self.add(block)
        greeting = fitted(addressee.salutation)
        greeting.setAccessibleName("Salutation")
        self.add(greeting)
        for note in addressee.notes:
            self.say(note, "muted", size=Size.SMALL)
        whole = f"{lines}\n\n{addressee.salutation}"
        self.add(button_row(copy_button(whole, f"the address of {member.full_name}"), *self._back(member)))

    def ask_otherwise(self) -> AddressOverrideDialog:
        """Ask for the form that the member prefers, and for whom it holds."""
        rolodex, member = self._rolodex, self._addressee.members[0]
        dialog = AddressOverrideDialog(
            self._addressee,
            override_of(rolodex, member.bioguide),
            in_project=rolodex.served is not None,
            kept_in_project=_in_project(rolodex.served, member.bioguide) is not None,
            parent=self.window(),
        )
        dialog.kept.connect(lambda override, for_all: keep_override(rolodex, member, override, for_all))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _back(self, member: Member) -> tuple[QPushButton, ...]:
        if override_of(self._rolodex, member.bioguide) is None:
            return ()
        return (
            link_button(
                "Usual form",
                f"Address {member.full_name} in the usual form again",
                lambda: drop_override(self._rolodex, member),
            ),
        )


def override_of(rolodex: Rolodex, member: Bioguide) -> AddressOverride | None:
    """Return the form that is in force for a member: the project's, else the address book's, or None."""
    own = _in_project(rolodex.served, member)
    if own is not None:
        return own
    return next((o for o in rolodex.desk.book.overrides if o.member == member), None)


def keep_override(rolodex: Rolodex, member: Member, override: AddressOverride, for_all: bool) -> None:
    """Keep a form for all projects, or for the one that the page serves."""
    label = f"Address {member.full_name} otherwise"
    if for_all:
        # Else the project's own form would go on standing before the one just given.
        if _in_project(rolodex.served, member.bioguide) is not None:
            rolodex.change_project(label, lambda project: clear_override(project, member.bioguide))
        rolodex.change_book(label, lambda book: with_preference(book, override))
        return

    def step(project: Project) -> Project:
        return set_override(
            rolodex.desk,
            project,
            member.bioguide,
            reason=override.reason,
            title=override.title,
            salutation=override.salutation,
            block=override.block,
        )

    rolodex.change_project(label, step)


def drop_override(rolodex: Rolodex, member: Member) -> None:
    """Take back the form that is in force for a member."""
    label = f"Address {member.full_name} in the usual form"
    if _in_project(rolodex.served, member.bioguide) is not None:
        rolodex.change_project(label, lambda project: clear_override(project, member.bioguide))
    else:
        rolodex.change_book(label, lambda book: without_preference(book, member.bioguide))


def _in_project(project: Project | None, member: Bioguide) -> AddressOverride | None:
    overrides = project.overrides if project is not None else ()
    return next((o for o in overrides if o.member == member), None)
