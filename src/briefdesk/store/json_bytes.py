"""JSON that is written whatever text it holds."""

from typing import Any

import msgspec


def encode(value: Any) -> bytes:
    """Return the JSON of `value`; half a character pair becomes U+FFFD.

    A paste gone wrong must not stand between the user and a saved file.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(value)))


def _mended(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
        case list() | tuple():
            return [_mended(item) for item in value]
        case _:
            return value
