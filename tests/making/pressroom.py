"""Sets a tiny publication in type, for tests of the press; its pages are not planned."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from lowdown.desk import read_issue, read_publication
from lowdown.makeup.plan_json import plan_values
from lowdown.makeup.typesetting import prepare_pictures
from lowdown.model.issue import Issue
from lowdown.model.plan import Makeup
from lowdown.model.publication import Publication
from lowdown.press.assets.pictures import Asset
from lowdown.press.pages.paste_up import paste_up
from lowdown.press.templates.template_set import load_templates
from lowdown.press.type import Press, TypesetArticle, TypesetIssue, typeset_issue
from lowdown.press.type.apply_levers import PictureCropper
from lowdown.press.weasy import Engine, Hyphenation
from lowdown.proof.finished import Finished
from lowdown.proof.paper.check import check_paper

SETTINGS = '[publication]\ntitle = "The Test"\nurl = "https://test.example/"\n'
WORDS = (
    "The council has not asked anyone about the arrangements for the wards, and nobody who works "
    "on them was sure that "
    "the doors would be closed by the end of the summer. "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressroom:
    """A typeset issue, and everything that it was set with."""

    publication: Publication
    issue: Issue
    press: Press
    pictures: Mapping[str, Asset]
    typeset: TypesetIssue
    cropper: PictureCropper

    @property
    def piece(self) -> TypesetArticle:
        """The first article."""
        return self.typeset.articles[0]


def photograph(width: int, height: int) -> bytes:
    """A picture that is red on the left, blue on the right, and dark at its foot."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    image.paste("black", (0, height * 9 // 10, width, height))
    file = io.BytesIO()
    image.save(file, format="PNG")
    return file.getvalue()


def set_article(root: Path, copy: str, *, head: str = "", settings: str = "") -> Pressroom:
    """Sets an article of `copy`, which may use the pictures wide.png (2:1) and tall.png (1:2)."""
    article = {"articles/baths.md": f"---\ntitle: Baths sold\n{head}\n---\n{copy}"}
    return set_publication(root, {**files_around("baths", settings=settings), **article})


def files_around(*slugs: str, settings: str = "") -> dict[str, str | bytes]:
    """The files of a publication besides its articles `slugs`: settings, manifest, pictures."""
    return {
        "lowdown.toml": SETTINGS + settings,
        "issues/one.md": f"---\nnumber: 1\ndate: 2026-05-08\narticles: [{', '.join(slugs)}]\n---\n",
        "pictures/wide.png": photograph(800, 400),
        "pictures/tall.png": photograph(400, 800),
    }


def set_publication(root: Path, files: Mapping[str, str | bytes]) -> Pressroom:
    """Sets the issue `one` of the publication that `files` make up."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    publication = read_publication(root)
    issue = read_issue(publication, "one").value
    assert issue is not None, read_issue(publication, "one").findings
    templates = load_templates(publication)
    prepared = prepare_pictures(publication, issue, templates, None)
    assert not prepared.findings
    pictures = prepared.assets
    engine = Engine(
        templates.typefaces,
        [*pictures.values()],
        hyphenation=Hyphenation(words=publication.hyphenation),
    )
    logo = pictures.get("nameplate")
    press = Press(
        publication=publication,
        templates=templates,
        engine=engine,
        nameplate_url=logo.url if logo else "",
    )
    typeset = typeset_issue(press, issue, pictures=pictures, qr=None, dropcap=None)
    cropper = PictureCropper(root=root, engine=engine, grid=templates.grid)
    return Pressroom(
        publication=publication,
        issue=issue,
        press=press,
        pictures=pictures,
        typeset=typeset,
        cropper=cropper,
    )


def print_paper(room: Pressroom, makeup: Makeup) -> bytes:
    """The finished PDF."""
    return paste_up(room.press, room.issue, room.typeset, makeup)


def proof_messages(room: Pressroom, makeup: Makeup, out: Path) -> list[str]:
    """The codes and messages that the proof of the paper finds, except empty columns."""
    (out / "one").mkdir(parents=True)
    plan = plan_values(room.publication, room.issue, room.typeset, makeup)
    (out / "one/plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (out / "one/one.pdf").write_bytes(print_paper(room, makeup))
    found = check_paper(room.publication, room.issue, Finished(out=out, shown="dist")).findings
    # There is no plan.json beside the paper.
    return [
        f"{finding.code} {finding.message}"
        for finding in found
        if finding.code not in ("LD453", "LD491")
    ]
