"""Pages for what went wrong."""

import pytest
from django.template.loader import get_template
from django.test import Client


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so(client: Client) -> None:
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_the_page_for_a_fault_of_ours_needs_neither_database_nor_request() -> None:
    assert "Something went wrong" in get_template("500.html").render()
