"""Where the popover for a part's rules and the session meet; the order of findings, too."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from briefdesk.app.pages.write.parts_pane import PartsPane
from briefdesk.app.pages.write.rules_popover import RulesPopover
from briefdesk.app.session import Session
from briefdesk.english import counted
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Part, Project
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.pipeline import drafts, people, tailoring
from briefdesk.pipeline.told_rules import ONLY_FOR, ToldRule, told_rule, told_rules

WHOM = "Choose for whom."
WORDS = "Write what they read instead."


@dataclass(frozen=True, slots=True)
class _Making:
    """The rule being made or changed: `number` is None for "only for" and for one not added yet."""

    effect: str
    number: int | None
    query: str
    text: str
    key: int = 0


class RuleController(QObject):
    """Opens the popover on the selected part's rules and makes what is wished there into changes."""

    failed = Signal(object)

    def __init__(self, session: Session, pane: PartsPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._making: _Making | None = None
        self._choices: tuple[people.PeopleChoice, ...] = ()
        self._count = 0
        self._applying = False
        self._popover: RulesPopover | None = None
        pane.editor.rule_wished.connect(self.open)
        pane.tools.rule_wished.connect(self.open)
        pane.order_wished.connect(self._order)
        session.project_changed.connect(self._follow)

    @property
    def popover(self) -> RulesPopover:
        """Return the popover, made when it is first needed."""
        if self._popover is None:
            self._popover = popover = RulesPopover(self._pane)
            popover.chooser.offer = lambda typed: people.matching(self._choices, typed)
            popover.chooser.term_wished.connect(self._add_people)
            popover.chooser.term_unwished.connect(self._drop_people)
            popover.add_wished.connect(self._begin)
            popover.back_wished.connect(self._show_list)
            popover.text_wished.connect(self._write)
            popover.undo_wished.connect(self._session.undo_stack.undo)
            popover.redo_wished.connect(self._session.undo_stack.redo)
            popover.rows.edit_wished.connect(self._edit)
            popover.rows.remove_wished.connect(self._remove)
            popover.rows.move_wished.connect(self._move)
        return self._popover

    def open(self) -> None:
        """Open the popover for the selected part; the one-pager is the same for everybody."""
        session = self._session
        if self._part() is not None and session.document == "letter":
            self._choices = people.people_choices(session.desk, session.project)
            self._show_list()
            button = self._pane.editor.rule_button
            anchor = button if button.isVisible() else self._pane.parts
            self.popover.open_at(QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size()))

    def rules(self) -> tuple[ToldRule, ...]:
        """Return the rules of the selected part."""
        session, part = self._session, self._part()
        if part is None:
            return ()
        return told_rules(session.desk, session.project, part, session.addressees)

    def _part(self) -> Part | None:
        session = self._session
        return session.draft.part(session.selected_part) if session.selected_part else None

    def _follow(self, _before: Project, _after: Project) -> None:
        # Undo may have taken away what is being changed.
        if not self._applying and self._popover is not None and self._popover.isVisible():
            self._show_list()

    def _show_list(self, fault: str = "") -> None:
        self._making = None
        self.popover.show_rules(self.rules(), len(self._session.addressees), fault)

    # One rule

    def _begin(self, effect: str) -> None:
        part = self._part()
        if part is None:
            return
        session = self._session
        there = [r for r in self.rules() if r.effect == effect == ONLY_FOR]
        text = ""
        if effect == RuleEffect.REWORD:
            text = drafts.part_text(session.desk, session.project, "letter", part)
        self._count += 1
        self._open(_Making(effect, None, there[0].query if there else "", text, self._count))

    def _edit(self, row: int) -> None:
        rule = self.rules()[row]
        self._count += 1
        self._open(_Making(rule.effect, rule.number, rule.query, rule.text, self._count))

    def _open(self, making: _Making) -> None:
        self._making = making
        self.popover.show_rule(making.effect, making.text, start=True)
        self._tell()

    def _add_people(self, term: str) -> None:
        making = self._making
        if making is None:
            return
        try:
            query = people.with_term(making.query, term)
            people.chosen_terms(self._session.desk, query)
        except BriefdeskError as error:
            self.popover.chooser.show_count(f"{error} {error.next_step}", wrong=True)
            return
        self._take(query, making.text)

    def _drop_people(self, term: str) -> None:
        making = self._making
        if making is None:
            return
        try:
            query = people.without_term(making.query, term)
        except BriefdeskError:
            query = ""  # a rule that cannot be read is one chip, and goes as a whole
        self._take(query, making.text)

    def _write(self, text: str) -> None:
        if self._making is not None:
            self._take(self._making.query, text)

    def _take(self, query: str, text: str) -> None:
        """Hold the rule as it is now, and make it a change once it says something."""
        making = self._making
        part = self._part()
        if making is None or part is None:
            return
        self._making = making = _Making(making.effect, making.number, query, text, making.key)
        if query and (making.effect != RuleEffect.REWORD or text.strip()):
            self._keep(part, making)
        self._tell()

    def _keep(self, part: Part, making: _Making) -> None:
        session = self._session
        desk, project = session.desk, session.project
        try:
            if making.effect == ONLY_FOR:
                changed = tailoring.set_only_for(desk, project, part.id, making.query)
            else:
                rule = TailoringRule(RuleEffect(making.effect), making.query, making.text)
                if making.number is None:
                    changed = tailoring.add_rule(desk, project, part.id, rule)
                    self._making = _Making(
                        making.effect, len(part.rules), making.query, making.text, making.key
                    )
                else:
                    changed = tailoring.change_rule(desk, project, part.id, making.number, rule)
        except BriefdeskError as error:
            self.popover.chooser.show_count(f"{error} {error.next_step}", wrong=True)
            return
        self._apply("Choose who gets it", changed, f"rule:{part.id}:{making.key}")

    def _tell(self) -> None:
        """Show who is chosen and for how many that is; the preview goes to the first of them."""
        making, session, chooser = self._making, self._session, self.popover.chooser
        if making is None:
            return
        try:
            chooser.show_chosen(people.chosen_terms(session.desk, making.query))
        except BriefdeskError as error:
            chooser.show_chosen(((making.query, making.query),))
            chooser.show_count(f"{error} {error.next_step}", wrong=True)
            return
        if not making.query:
            chooser.show_count(WHOM)
            return
        asked = ToldRule(making.effect, making.number, making.query, "")
        told = told_rule(session.desk, session.project, asked, session.addressees)
        reach = f"{told.words}: {len(told.held)} of {counted(len(session.addressees), 'recipient')}."
        missing = making.effect == RuleEffect.REWORD and not making.text.strip()
        chooser.show_count(told.fault or (f"{reach} {WORDS}" if missing else reach), wrong=bool(told.fault))
        held = [addressee.id for addressee in told.held]
        if making.effect == RuleEffect.REWORD and held and session.current not in held:
            session.show_recipient(held[0])

    # All rules

    def _remove(self, row: int) -> None:
        session, part, rule = self._session, self._part(), self.rules()[row]
        if part is None:
            return
        try:
            if rule.number is None:
                changed = tailoring.set_only_for(session.desk, session.project, part.id, "")
            else:
                changed = tailoring.remove_rule(session.project, part.id, rule.number)
        except BriefdeskError as error:
            self._show_list(f"{error} {error.next_step}")
            return
        self._apply("Remove the rule", changed)
        self._show_list()

    def _move(self, row: int, step: int) -> None:
        part, number = self._part(), self.rules()[row].number
        if part is None or number is None:
            return
        try:
            changed = tailoring.move_rule(self._session.project, part.id, number, number + step)
        except BriefdeskError as error:
            self._show_list(f"{error} {error.next_step}")
            return
        self._apply("Move the rule", changed)
        self._show_list()

    def _order(self, order: str) -> None:
        changed = tailoring.set_order(self._session.project, FindingOrder(order))
        self._apply("Order of findings", changed)

    def _apply(self, label: str, project: Project, merge_key: str | None = None) -> None:
        self._applying = True
        self._session.apply(label, project, merge_key)
        self._applying = False
