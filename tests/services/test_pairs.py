"""Looking up entries by pairs of a source and a value."""

import pytest

from disputes.models import Item
from tests import make

pytestmark = pytest.mark.django_db


def test_each_pair_is_looked_up_not_each_source_with_each_value() -> None:
    one, other = make.source(), make.source()
    [wanted, *_] = [make.item(source, guid_hash=value) for source in (one, other) for value in ("a", "b")]

    assert list(Item.objects.holding("guid_hash", [(one.pk, "a"), (other.pk, "c")])) == [wanted]


def test_what_is_empty_is_not_found() -> None:
    item = make.item(make.source(), guid_hash="")

    assert not Item.objects.holding("guid_hash", [(item.source_id, "")])
