"""A step in a SQLite file is done wholly or not at all, and the first error is the one that is told."""

import sqlite3

import pytest

from briefdesk.store.transaction import transaction


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE thing (name TEXT)")
    yield connection
    connection.close()


def names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM thing ORDER BY name")]


def begin_and_fail(connection: sqlite3.Connection, statement: str, error: BaseException) -> None:
    with transaction(connection):
        connection.execute(statement)
        raise error


def test_what_is_done_is_kept(connection: sqlite3.Connection):
    with transaction(connection):
        connection.execute("INSERT INTO thing VALUES ('a')")

    assert not connection.in_transaction
    assert names(connection) == ["a"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_nothing_stays_of_a_step_that_fails(connection: sqlite3.Connection, error: type[BaseException]):
    with pytest.raises(error):
        begin_and_fail(connection, "INSERT INTO thing VALUES ('a')", error())

    assert not connection.in_transaction
    assert names(connection) == []


def test_a_transaction_that_ended_by_itself_tells_the_first_error(connection: sqlite3.Connection):
    with pytest.raises(ValueError, match="first"):
        begin_and_fail(connection, "ROLLBACK", ValueError("first"))

    with transaction(connection):
        connection.execute("INSERT INTO thing VALUES ('b')")
    assert names(connection) == ["b"]
