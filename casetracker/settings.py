"""All settings, in one file. What differs between places comes from the environment (see `.env.example`)."""

import datetime

from django.utils.csp import CSP
from kombu import Queue

from casetracker import env

BASE_DIR = env.BASE_DIR
DATA_DIR = env.DATA_DIR

# --- Who may reach us ---------------------------------------------------------------------------
DEBUG = env.env.bool("DEBUG", False)
SECRET_KEY = env.secret_key()
ALLOWED_HOSTS = env.env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.env.list("CSRF_TRUSTED_ORIGINS", [])
# Set where a proxy in front terminates TLS and sets X-Forwarded-Proto.
HTTPS = env.env.bool("CASETRACKER_HTTPS", False)

# --- What we are made of ------------------------------------------------------------------------
INSTALLED_APPS = [
    "casetracker.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "disputes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",  # the last, as it asks: it sees every answer
]
ROOT_URLCONF = "casetracker.urls"
WSGI_APPLICATION = "casetracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django_htmx.templatetags.django_htmx"],
        },
    }
]

# --- Where things are kept ----------------------------------------------------------------------
DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CAPTURES_DIR = DATA_DIR / "captures"
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "casetracker.stylesheets.OneStylesheetStorage"},
}
CATALOGUE_DIR = BASE_DIR / "disputes" / "catalogue"

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "disputes.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # the first: who guesses is stopped before a password is looked at
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Signing in ---------------------------------------------------------------------------------
SIGN_UP_IS_OPEN = env.env.bool("CASETRACKER_SIGN_UP", True)
# Whether curators and those above them need an app that shows codes, or a passkey, besides a password.
SECOND_FACTOR_REQUIRED = env.env.bool("CASETRACKER_SECOND_FACTOR", False)
ACCOUNT_ADAPTER = "casetracker.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Casetracker: "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Failures are counted by axes, for all processes together.
ACCOUNT_RATE_LIMITS = {"login_failed": False}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Casetracker"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # nobody can lock somebody else out from elsewhere
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True

# --- Mail ---------------------------------------------------------------------------------------
MAILERS = env.mailers()
DEFAULT_FROM_EMAIL = env.env.str("CASETRACKER_MAIL_FROM", "Casetracker <casetracker@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Language and time: moments are UTC, a page says which zone it shows ------------------------
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Safety -------------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Other hosts of the same domain are not ours to promise for.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the container engine, inside the proxy

# What went wrong is told where the program was started; Django by itself says it only while DEBUG is on.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}

# --- Polling ------------------------------------------------------------------------------------
# Networks that the guard lets through although they are not public: for trials against a local server.
FETCH_ALLOW: list[str] = env.env.list("CASETRACKER_FETCH_ALLOW", [])
# Seconds between two requests to one host, and how many requests may be under way in all.
HOST_GAP_SECONDS = env.env.float("CASETRACKER_HOST_GAP_SECONDS", 5.0)
FETCH_CONCURRENCY = env.env.int("CASETRACKER_FETCH_CONCURRENCY", 50)
COURTLISTENER_URL = env.env.str("CASETRACKER_COURTLISTENER_URL", "https://www.courtlistener.com/api/rest/v4")
COURTLISTENER_TOKEN = env.env.str("CASETRACKER_COURTLISTENER_TOKEN", "")
# Requests and seconds, as published for free accounts: 5 a minute, 50 an hour, 125 a day.
COURTLISTENER_QUOTA = env.quota("CASETRACKER_COURTLISTENER_QUOTA", "5/60 50/3600 125/86400")
COURTLISTENER_WEBHOOK_SECRET = env.env.str("CASETRACKER_COURTLISTENER_WEBHOOK_SECRET", "")
# How long raw bytes, and the receipts of polls that found nothing new, are kept.
CAPTURE_DAYS = env.env.int("CASETRACKER_CAPTURE_DAYS", 90)
RECEIPT_DAYS = env.env.int("CASETRACKER_RECEIPT_DAYS", 30)
# Matching weighed as `train_matching` has learned from curators, instead of by hand.
LEARNED_WEIGHTS = env.env.bool("CASETRACKER_LEARNED_WEIGHTS", False)
CONTACT = env.env.str("CASETRACKER_CONTACT", "")
USER_AGENT = f"Casetracker/0.1 ({CONTACT})" if CONTACT else "Casetracker/0.1"

# --- Jobs ---------------------------------------------------------------------------------------
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = env.broker()
CELERY_BROKER_TRANSPORT = None if env.REDIS_URL else "casetracker.folder_broker:Transport"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# Both below the lease of a source (services/hosts.py): who is stopped here has not been replaced yet.
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Queues by what the work waits for, so that each can have workers of its own.
CELERY_TASK_QUEUES = [Queue("fetch"), Queue("match"), Queue("deliver")]
CELERY_TASK_DEFAULT_QUEUE = "fetch"
CELERY_TASK_ROUTES = {
    "disputes.tasks.match*": {"queue": "match"},
    "disputes.tasks.deliver*": {"queue": "deliver"},
    "disputes.tasks.*": {"queue": "fetch"},
}
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5.0
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "disputes.tasks.tick", "schedule": 15.0, "options": {"expires": 30}},
    "tidy": {"task": "disputes.tasks.tidy", "schedule": 6 * 3600.0},
    "index_search": {"task": "disputes.tasks.index_search", "schedule": 60.0, "options": {"expires": 60}},
    "count_figures": {"task": "disputes.tasks.count_figures", "schedule": 60.0, "options": {"expires": 60}},
    "deadlines": {"task": "disputes.tasks.tell_deadlines", "schedule": 3600.0},
}
