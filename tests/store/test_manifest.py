import pytest

from briefdesk.errors import StoreError
from briefdesk.store.manifest import Manifest


def test_a_file_that_cannot_be_moved_out_of_the_way_is_left_and_named(tmp_path):
    stranger = tmp_path / f"{'n' * 246}.docx"
    stranger.write_bytes(b"not ours")

    with pytest.raises(StoreError) as refused:
        Manifest.open(tmp_path, resume=False).set_aside(stranger)

    assert refused.value.next_step
    assert stranger.read_bytes() == b"not ours"
