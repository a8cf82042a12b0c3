"""`lowdown check --online`: when servers are requested, and what is reported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lowdown import cli
from lowdown.errors import UsageError
from lowdown.proof.links import networks
from lowdown.proof.links.client import Network
from making.fake_servers import FakeServers, codes
from making.stand_ins import ISSUES, check, stand_in_press, stand_in_proofs

PublicationFactory = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fails the test if a name is looked up or a server requested."""

    async def refuse(name: str) -> tuple[str, ...]:
        raise AssertionError(name)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(networks, "look_up", refuse)
    monkeypatch.setattr(
        Network, "__init__", lambda *_args, **_more: pytest.fail("servers were requested")
    )
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("no_network")
def test_copy_without_links_needs_no_network(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check with --online passes without the network."""
    folder = publication_dir(ISSUES)
    assert cli.main(["check", "--project", str(folder), "--online"]) == 0
    assert capsys.readouterr().err == ""


LINKED = {
    **ISSUES,
    "articles/beds.md": "---\ntitle: Beds\n---\n[Leaflet](http://192.168.1.20/leaflet.pdf)\n",
}


@pytest.mark.usefixtures("no_network")
def test_servers_are_only_requested_with_online(publication_dir: PublicationFactory) -> None:
    """A check without --online needs no network."""
    assert check(publication_dir(LINKED)).findings == ()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand-ins make papers and feeds, and the server of the link replies 503."""
    servers = FakeServers().set_replies("https://a.org/x", 503)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("lowdown.proof.links.client.Network", servers.network)
    stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)


@pytest.mark.usefixtures("offline")
def test_the_command_reports_links(
    publication_dir: PublicationFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings of links are printed with the others, and can be ignored."""
    folder = publication_dir(LINKED)
    assert cli.main(["check", "--project", str(folder), "--online", "--format", "json"]) == 1
    assert "LD311" in capsys.readouterr().out
    assert cli.main(["check", "--project", str(folder), "--online", "--ignore", "LD311"]) == 0


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("comment", "options", "expected_codes"),
    [
        ("", {}, ["LD310"]),
        ("", {"select": ("LD4",)}, []),
        ("", {"ignore": ("link-unanswered",)}, []),
        ("<!-- lowdown: ignore LD310 -->\n\n", {}, []),
    ],
)
def test_links_respect_select_ignore_and_comments(
    comment: str,
    options: dict[str, tuple[str, ...]],
    expected_codes: list[str],
    publication_dir: PublicationFactory,
) -> None:
    """Like all findings of a check; a warning does not fail it."""
    article = f"---\ntitle: Beds\n---\nCopy.\n\n{comment}[x](https://a.org/x)\n"
    made = check(publication_dir({**ISSUES, "articles/beds.md": article}), online=True, **options)
    assert (codes(made.findings), made.ok) == (expected_codes, True)


def test_without_its_library_the_command_says_what_to_install(
    publication_dir: PublicationFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops before anything is built; a check without --online does not need httpx."""
    press = stand_in_press(monkeypatch)
    stand_in_proofs(monkeypatch)
    monkeypatch.setitem(sys.modules, "httpx", None)
    folder = publication_dir(ISSUES)
    with pytest.raises(UsageError, match=r"pip install 'lowdown-press\[online\]'"):
        check(folder, online=True)
    assert press.printed == []
    assert check(folder).ok
