"""One Chromium for all tests; each test opens tabs, which note everything that goes wrong."""

from __future__ import annotations

import contextlib
import shutil
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

    from browser.serving import StaticHost

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a browser without a screen, and without a network, is started with."""
PHONE, TABLET, DESKTOP = 320, 768, 1440
HEIGHT = 900
MILLISECONDS = 20_000
"""How long a page may take."""
LOCAL = ("file", "data", "blob", "about")


@contextlib.contextmanager
def start_chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(ARGUMENTS), headless=True
        )
        with contextlib.closing(browser):
            yield browser


@dataclass(kw_only=True)
class Tab:
    """A tab that notes what a reader should never meet."""

    context: BrowserContext
    page: Page
    hosts: set[str]
    """The hosts that requests may go to, with their ports."""
    problems: list[str] = field(default_factory=list)
    """Errors of scripts and of the console, answers of 400 and more, and requests elsewhere."""
    requests: list[str] = field(default_factory=list)
    """Every address that was asked for."""

    def open(self, address: str) -> Response | None:
        """Loads a page, and waits until everything on it is there."""
        return self.page.goto(address, wait_until="load")

    def resize(self, width: int, height: int = HEIGHT) -> None:
        """Sets the size of the window, in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def is_scrolled_sideways(self) -> bool:
        """Whether the page is wider than the window."""
        root = "document.documentElement"
        return bool(self.page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))

    def focused(self) -> dict[str, Any]:
        """The element with the focus: name, text, address, its box, and how it is outlined."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        return found

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urllib.parse.urlsplit(request.url)
        if parts.scheme not in LOCAL and parts.netloc not in self.hosts:
            self.problems.append(f"request to another host: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as where the reader goes on before it is there
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _note_line(self, line: ConsoleMessage) -> None:
        if line.type == "error":
            self.problems.append(f"console: {line.text} ({line.location['url']})")

    def _watch(self) -> None:
        self.page.on("request", self._note_request)
        self.page.on("response", self._note_response)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("console", self._note_line)
        self.page.on("requestfailed", self._note_failure)


FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
        name: element.localName,
        text: element.textContent.trim().slice(0, 60),
        address: element.getAttribute("href") || "",
        box: [box.x, box.y, box.width, box.height],
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        shadow: style.boxShadow,
    };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chromium:
    """The browser, as the tests use it."""

    browser: Browser

    @contextlib.contextmanager
    def tab(
        self, *places: StaticHost | Path, width: int = DESKTOP, dark: bool = False, **options: Any
    ) -> Iterator[Tab]:
        """A tab with a profile of its own, for pages of these servers and folders.

        `options` are Playwright's, such as `java_script_enabled`. When the block ends, the test
        fails for whatever went wrong in the tab.
        """
        with self.careless_tab(*places, width=width, dark=dark, **options) as tab:
            yield tab
        assert not tab.problems, "\n".join(tab.problems)

    @contextlib.contextmanager
    def careless_tab(
        self, *places: StaticHost | Path, width: int = DESKTOP, dark: bool = False, **options: Any
    ) -> Iterator[Tab]:
        """The same, but what goes wrong in it is only noted."""
        addresses = [getattr(place, "address", "") for place in places]
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(MILLISECONDS)
        try:
            tab = Tab(
                context=context,
                page=context.new_page(),
                hosts={urllib.parse.urlsplit(address).netloc for address in addresses} - {""},
            )
            tab._watch()
            yield tab
        finally:
            context.close()
