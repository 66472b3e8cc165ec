"""Who may embed the chat, and what a browser is told."""

from __future__ import annotations

import pytest

from actions.settings import WrongSettingsError, settings
from rasa_project.channels.web_security import (
    content_security_policy,
    cors_headers,
    security_headers,
)

SCHOOL = "https://school.example"


def test_no_foreign_site_may_embed_unless_the_operator_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HOMEROOM_EMBED_ORIGINS", raising=False)
    assert settings().embed_origins == ()
    assert content_security_policy(()).endswith("frame-ancestors 'self'")
    assert cors_headers({"origin": SCHOOL}, ()) == {}


def test_a_named_site_may_embed_and_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_EMBED_ORIGINS", f"{SCHOOL}, http://localhost:8000")
    origins = settings().embed_origins
    assert origins == (SCHOOL, "http://localhost:8000")
    assert content_security_policy(origins).endswith(f"'self' {SCHOOL} http://localhost:8000")
    assert cors_headers({"origin": SCHOOL}, origins)["Access-Control-Allow-Origin"] == SCHOOL


@pytest.mark.parametrize("origin", ["https://school.example.evil.test", "null", "", SCHOOL + "/"])
def test_any_other_site_gets_no_permission(origin: str) -> None:
    assert "Access-Control-Allow-Origin" not in cors_headers({"origin": origin}, (SCHOOL,))


def test_permission_never_includes_credentials() -> None:
    assert "Access-Control-Allow-Credentials" not in cors_headers({"origin": SCHOOL}, (SCHOOL,))


@pytest.mark.parametrize(
    "named",
    ["*", "school.example", "https://school.example/chat", "https://*.example", "https://a;b"],
)
def test_what_is_no_origin_stops_the_start(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_EMBED_ORIGINS", named)
    with pytest.raises(WrongSettingsError, match="HOMEROOM_EMBED_ORIGINS"):
        settings()


def test_no_inline_script_and_nothing_from_elsewhere() -> None:
    policy = content_security_policy((SCHOOL,))
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy


def test_browsers_insist_on_tls_only_behind_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOMEROOM_TLS", raising=False)
    assert "Strict-Transport-Security" not in security_headers((), tls=settings().tls)
    monkeypatch.setenv("HOMEROOM_TLS", "1")
    assert (
        "max-age=31536000" in security_headers((), tls=settings().tls)["Strict-Transport-Security"]
    )
