"""The log of the letters that were made, in one SQLite file."""

from briefdesk.store.log.letter_log import LetterLog, LogFilter, NewEntry, open_log

__all__ = ["LetterLog", "LogFilter", "NewEntry", "open_log"]
