"""Who may open an account, whose mail address is proved before it is used, and by what name guesses count."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from disputes.models import User

VERIFICATION = "allauth.account.stages.EmailVerificationStage"


class AddressStage(EmailVerificationStage):  # type: ignore[misc]
    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Who was made an administrator at the server's own command line needs no letter to prove it."""
        return (None, True) if self.login.user.is_superuser else super().handle()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def get_login_stages(self) -> list[str]:
        ours = f"{__name__}.{AddressStage.__name__}"
        return [ours if stage == VERIFICATION else stage for stage in super().get_login_stages()]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Failures are counted, and looked up, by what was typed: axes takes it from `login`, its form field.

        Without it they were counted under no name, and looked up under one: the right guess came through.
        """
        typed = credentials.get("username") or credentials.get("email") or ""
        found: User | None = super().authenticate(request, **credentials, login=typed.casefold())
        return found

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP_IS_OPEN)
