"""Addresses with a name or a password in them, which no report repeats, and odd addresses."""

from __future__ import annotations

from typing import Final

from hostile.case import READ, SETTINGS, Case, article_b

SECRET: Final = "hunter2"


def url(name: str, address: str, code: str) -> Case:
    """Settings with an odd address of the publication."""
    return Case(
        name=f"url-{name}",
        files={"lowdown.toml": SETTINGS.replace("https://tiny.example/", address)},
        status=2,
        codes=(code,),
        place="lowdown.toml:3",
        hides=SECRET,
    )


CASES: Final = (
    url("password", f"https://user:{SECRET}@host.example/", "LD164"),
    url("password-alone", f"https://:{SECRET}@host.example/", "LD164"),
    url("name-alone", f"https://{SECRET}@host.example/", "LD164"),
    url("password-with-space", f"https://user:{SECRET} x@host.example/", "LD164"),
    url("password-with-bracket", f"https://user:{SECRET}[@host.example/", "LD164"),
    url("password-without-slashes", f"https:user:{SECRET}@host.example", "LD164"),
    url("password-without-scheme", f"user:{SECRET}@host.example", "LD164"),
    url("password-of-ftp", f"ftp://user:{SECRET}@host.example/", "LD164"),
    url("scheme", "gopher://tiny.example/", "LD113"),
    url("script", "javascript:alert(1)", "LD113"),
    url("file", "file:///etc/passwd", "LD113"),
    url("port-too-large", "https://tiny.example:99999/", "LD113"),
    url("port-of-letters", "https://tiny.example:http/", "LD113"),
    url("port-zero", "https://tiny.example:0/", "LD113"),
    url("space", "https://tiny .example/", "LD113"),
    url("no-host", "https:///", "LD113"),
    url("open-bracket", "https://[::1/", "LD113"),
    url("query", "https://tiny.example/?a=b", "LD113"),
    Case(
        name="url-international",
        files={"lowdown.toml": SETTINGS.replace("tiny.example", "bäder.example")},
        command=READ,
        status=0,
    ),
    Case(
        name="header",
        files=article_b("Words.", f"online: https://user:{SECRET}@host.example/"),
        codes=("LD164",),
        place="articles/b.md:3",
        hides=SECRET,
    ),
)
