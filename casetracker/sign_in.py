"""Who may open an account, and whose mail address is to be proved before it is used."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from django.conf import settings
from django.http import HttpRequest, HttpResponse

VERIFICATION = "allauth.account.stages.EmailVerificationStage"


class AddressStage(EmailVerificationStage):  # type: ignore[misc]
    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Who was made an administrator at the server's own command line needs no letter to prove it."""
        return (None, True) if self.login.user.is_superuser else super().handle()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def get_login_stages(self) -> list[str]:
        ours = f"{__name__}.{AddressStage.__name__}"
        return [ours if stage == VERIFICATION else stage for stage in super().get_login_stages()]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP_IS_OPEN)
