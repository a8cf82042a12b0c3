"""Bitmaps: cut short, of another kind than they say, far too large, missing or oddly named."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from hostile.case import READ, Case, Files, article_b
from making.bitmaps import HEIC, photograph, saved

AT: Final = "articles/b.md:5"
NOISE: Final = Image.effect_noise((90, 60), 60).convert("RGB")
JPEG, PNG, GIF, WEBP, AVIF = (saved(NOISE, kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "AVIF"))


def shown(name: str, data: bytes) -> Files:
    """Returns the article `b` with the picture `name`."""
    return {f"pictures/{name}": data, **article_b(f"![It](<pictures/{name}>)\n\nWords.")}


def named(path: str) -> Files:
    """Returns the article `b` with a picture at `path`, beside a good one at pictures/x.jpg."""
    return {"pictures/x.jpg": JPEG, **article_b(f"![It](<{path}>)\n\nWords.")}


def in_head(path: str) -> Files:
    """Returns the article `b` with a lead picture at `path`."""
    return {"pictures/x.jpg": JPEG, **article_b("Words.", f"image: {{file: '{path}', alt: It}}")}


def refused(name: str, files: Files, *says: str, code: str = "LD208", place: str = AT) -> Case:
    """Returns the case of a picture that cannot be used."""
    return Case(name=name, files=files, codes=(code,), place=place, says=says)


def accepted(name: str, files: Files) -> Case:
    """Returns the case of a picture that is printed."""
    return Case(name=name, files=files, status=0)


def png(width: int, height: int, *chunks: tuple[bytes, bytes], depth: int = 8) -> bytes:
    """Returns a PNG that says that it is so large, with next to nothing in it."""
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def endless_scans() -> bytes:
    """Returns a small JPEG of 7,900 by 7,900 pixels that reads itself 3,000 times."""
    data = bytearray(saved(Image.new("L", (64, 64)), "JPEG", progressive=True))
    start = data.index(b"\xff\xc2") + 5
    data[start : start + 4] = struct.pack(">HH", 7900, 7900)
    scan = bytes(data[data.rindex(b"\xff\xda") : -2])
    return bytes(data[:-2]) + scan * 3000 + b"\xff\xd9"


def moving(kind: str) -> bytes:
    """Returns a picture of three frames."""
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "lime", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def clear() -> bytes:
    """Returns a palette with one transparent colour."""
    palette = Image.new("P", (30, 20))
    palette.putpalette([255, 0, 0, 0, 255, 0])
    file = BytesIO()
    palette.save(file, "PNG", transparency=1)
    return file.getvalue()


def link_out(folder: Path) -> None:
    """Makes the picture a link to a file outside the publication."""
    secret = folder.parent / "secret.jpg"
    secret.write_bytes(JPEG)
    (folder / "pictures").mkdir()
    (folder / "pictures/x.jpg").symlink_to(secret)


def make_fifo(folder: Path) -> None:
    """Makes the picture a pipe that nobody writes to."""
    (folder / "pictures").mkdir()
    os.mkfifo(folder / "pictures/x.jpg")


def link_to_device(folder: Path) -> None:
    """Makes the picture a link to an endless device."""
    (folder / "pictures").mkdir()
    (folder / "pictures/x.jpg").symlink_to("/dev/zero")


def link_to_itself(folder: Path) -> None:
    """Makes the picture a link to itself."""
    (folder / "pictures").mkdir()
    (folder / "pictures/x.jpg").symlink_to("x.jpg")


def make_folder(folder: Path, name: str = "pictures/x.jpg") -> None:
    """Makes a folder in the place of the picture."""
    (folder / name).mkdir(parents=True)


SHOWS: Final = article_b("![It](pictures/x.jpg)\n\nWords.")
CASES: Final = (
    *(
        refused(f"cut-{kind}-{percent}", shown(f"x.{kind}", data[: len(data) * percent // 100]))
        for kind, data in (
            ("jpg", JPEG),
            ("png", PNG),
            ("gif", GIF),
            ("webp", WEBP),
            ("avif", AVIF),
        )
        for percent in (20, 90)
    ),
    refused(
        "cut-jpg-of-the-web",
        {
            **shown("x.jpg", JPEG[:-900]),
            **article_b("::: web\n![It](pictures/x.jpg)\n:::\n\nWords."),
        },
        "breaks off",
        place="articles/b.md:6",
    ),
    refused("cut-heic", shown("x.jpg", HEIC[:200])),
    refused("png-named-jpg", shown("x.jpg", PNG), "really a PNG", ".png"),
    refused("jpg-named-png", shown("x.png", JPEG), "really a JPEG", ".jpeg"),
    refused("web-page-named-jpg", shown("x.jpg", b"\n<!DOCTYPE html><p>Sign in"), "web page"),
    refused("empty", shown("x.jpg", b""), "is empty"),
    refused("zeros", shown("x.png", b"\0" * 5000)),
    refused("text", shown("x.gif", b"not a picture")),
    refused("head-alone", shown("x.png", PNG[:33])),
    refused("bomb-png", shown("x.png", png(30_000, 30_000)), "too many pixels"),
    refused("bomb-png-line", shown("x.png", png(2_000_000_000, 1))),
    refused(
        "bomb-gif",
        shown("x.gif", b"GIF89a" + struct.pack("<HH", 65535, 65535) + GIF[10:]),
        "too many pixels",
    ),
    refused(
        "bomb-of-text",
        shown("x.png", png(9, 9, (b"zTXt", b"a\0\0" + zlib.compress(b"x" * 90_000_000)))),
    ),
    refused(
        "bomb-of-a-profile",
        shown("x.png", png(9, 9, (b"iCCP", b"a\0\0" + zlib.compress(b"x" * 90_000_000)))),
    ),
    refused("bomb-of-scans", shown("x.jpg", endless_scans()), "minutes"),
    refused("no-width", shown("x.png", png(0, 9))),
    refused("no-height", shown("x.png", png(9, 0))),
    refused(
        "spoilt-sum", shown("x.png", PNG.replace(b"IHDR", b"IHDR", 1)[:29] + b"xxxx" + PNG[33:])
    ),
    refused("tiff", shown("x.tiff", b"II*\0"), "Use .jpg", code="LD209"),
    refused("no-ending", shown("x", JPEG), code="LD209"),
    refused("pdf", shown("x.pdf", b"%PDF-1.7"), code="LD209"),
    refused("folder-left-out", named("x.jpg"), "pictures/x.jpg", code="LD207"),
    refused(
        "folder-left-out-in-head",
        in_head("x.jpg"),
        "pictures/x.jpg",
        code="LD207",
        place="articles/b.md:3",
    ),
    refused("letter-wrong", named("pictures/y.jpg"), "pictures/x.jpg", code="LD207"),
    refused("name-of-300-letters", named("pictures/" + "x" * 300 + ".jpg"), code="LD207"),
    refused("path-of-2500-letters", named("x/" * 1250 + "x.jpg"), code="LD207"),
    refused("path-out", named("../x.jpg"), code="LD210"),
    refused("path-absolute", named("/etc/hostname"), code="LD210"),
    refused("path-out-escaped", named("pictures/%2e%2e/%2e%2e/x.jpg"), code="LD210"),
    refused("of-the-web", named("https://photos.example/x.jpg"), code="LD210"),
    refused("data", named("data:image/png;base64,AAAA"), code="LD210"),
    Case(name="link-out", files=SHOWS, prepare=link_out, codes=("LD160",), place=AT),
    Case(name="link-to-device", files=SHOWS, prepare=link_to_device, codes=("LD160",), place=AT),
    Case(name="link-to-itself", files=SHOWS, prepare=link_to_itself, codes=("LD162",), place=AT),
    Case(name="fifo", files=SHOWS, prepare=make_fifo, codes=("LD161",), place=AT),
    Case(name="folder", files=SHOWS, prepare=make_folder, codes=("LD161",), place=AT),
    accepted("photograph", shown("x.jpg", photograph("JPEG"))),
    accepted(
        "photograph-in-two-parts",
        shown("x.jpg", saved(NOISE, "MPO", save_all=True, append_images=[NOISE])),
    ),
    accepted("inks", shown("x.jpg", saved(NOISE.convert("CMYK"), "JPEG"))),
    accepted("greys-of-16-bits", shown("x.png", saved(Image.new("I;16", (30, 20), 999), "PNG"))),
    accepted("palette-transparent", shown("x.png", clear())),
    accepted("moving-gif", shown("x.gif", moving("GIF"))),
    accepted("moving-png", shown("x.png", moving("PNG"))),
    accepted("moving-webp", shown("x.webp", moving("WEBP"))),
    accepted(
        "spoilt-exif",
        shown("x.jpg", JPEG[:2] + b"\xff\xe1\0\x10Exif\0\0MM\0*\xff\xff\xff\xff" + JPEG[2:]),
    ),
    accepted("behind-the-end", shown("x.jpg", JPEG + b"\0" * 100_000)),
    accepted("one-pixel", shown("x.png", saved(Image.new("1", (1, 1)), "PNG"))),
    *(
        accepted(f"name-{at}", shown(name, JPEG))
        for at, name in enumerate(
            ("a b.jpg", "50%.jpg", "a#b.jpg", "Größe?.jpg", "x" * 200 + ".jpg")
        )
    ),
    Case(name="capital-ending", files=shown("x.JPG", JPEG), command=READ, status=0),
)
