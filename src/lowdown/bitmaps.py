"""Opens and decodes bitmaps strictly: what the desk, the press and the editions know about them.

Pillow reads them; whatever a broken file leads it to raise becomes a `BitmapError`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import SEEK_END, BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from lowdown.model import Finding

if TYPE_CHECKING:
    from PIL import Image

    from lowdown.model import Location

KINDS: Final = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".heic": "HEIF",
    ".heif": "HEIF",
}
"""The format of a bitmap, by the ending of its file."""
ENDINGS: Final = (".jpg", ".jpeg", ".png", ".gif", ".webp")
"""The endings of the kinds that every installation reads."""
MAX_BYTES: Final = 100_000_000
"""Maximum size of a bitmap's file."""

MAX_PIXELS: Final = 64_000_000
"""Maximum pixels of a bitmap."""
MAX_AT_ONCE: Final = 30_000_000
"""Maximum pixels of a bitmap that is worked on as it is; a larger one is halved first."""
MAX_SCANNED: Final = 2_000_000_000
"""Maximum pixels of a JPEG times its passes over the whole picture; a camera's has about 10."""

_ORIENTATION: Final = 0x0112
_START_OF_SCAN: Final = b"\xff\xda"
_TOO_MANY_PIXELS: Final = "has too many pixels"
_SAVE_SMALLER: Final = "Save a smaller copy, at most 8,000 pixels wide and deep."
_SAVE_AGAIN: Final = "Save it again from a program for pictures."


class BitmapError(ValueError):
    """Raised where a bitmap cannot be used; its words follow the name of the picture."""

    def __init__(self, message: str, cure: str = _SAVE_AGAIN) -> None:
        super().__init__(message)
        self.cure = cure

    def finding(self, file: str, place: Location) -> Finding:
        """Returns the finding about the picture `file`, which the copy names at `place`."""
        message = f"the picture \u201c{file}\u201d {self}"
        return Finding(code="LD208", place=place, message=message, cure=self.cure)


def is_readable(kind: str) -> bool:
    """Whether this installation reads bitmaps of `kind`: HEIF needs an extra, AVIF a new Pillow."""
    if kind == "HEIF":
        return _registers_heif()
    if kind == "AVIF":
        from PIL import features

        return features.check_module("avif") if "avif" in features.modules else False
    return True


def _registers_heif() -> bool:
    """Whether a reader of HEIF pictures is installed; Pillow knows it from then on.

    The extra `heic` brings `pi-heif`. `pillow-heif` is the same with an encoder, under the GPL.
    """
    for name in ("pi_heif", "pillow_heif"):
        with suppress(ImportError):
            __import__(name).register_heif_opener()
            return True
    return False


@contextmanager
def open_bitmap(source: BinaryIO | bytes) -> Iterator[Image.Image]:
    """Opens a bitmap; its pixels are decoded where they are asked for, all of them or none.

    Of a file, only the head is read before that; it is closed at the end. Raises BitmapError, also
    for what goes wrong while the bitmap is open, and OSError where the file cannot be read.
    """
    from PIL import Image

    with _bytes_of(source) as file:
        head = file.read(512)
        size = file.seek(0, SEEK_END)
        file.seek(0)
        if size > MAX_BYTES:
            message = f"has more than {MAX_BYTES // 1_000_000} MB"
            raise BitmapError(message, "Save a smaller copy.")
        try:
            with _strict(), Image.open(file, formats=_formats(head)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise BitmapError(_TOO_MANY_PIXELS, _SAVE_SMALLER)
                _check_scans(image, source)
                yield image
        except BitmapError:
            raise
        except Exception as error:
            # Pillow's readers raise whatever a broken file leads them to.
            raise _described(error, head) from error


def _check_scans(image: Image.Image, source: BinaryIO | bytes) -> None:
    """Refuses a JPEG that reads itself over and over, for minutes."""
    if isinstance(source, bytes) and image.format in ("JPEG", "MPO"):
        scans = source.count(_START_OF_SCAN)
        if scans * image.width * image.height > MAX_SCANNED:
            raise BitmapError("is made so that it takes minutes to read")


def _bytes_of(source: BinaryIO | bytes) -> BinaryIO:
    return BytesIO(source) if isinstance(source, bytes) else source


def _formats(head: bytes) -> list[str]:
    """The formats that Pillow is to try; loading the rarer ones takes time."""
    formats = ["JPEG", "PNG", "GIF"]
    if head[8:12] == b"WEBP":
        from PIL import WebPImagePlugin  # noqa: F401 - registers the kind

        formats.append("WEBP")
    elif head[4:12] in (b"ftypavif", b"ftypavis") and is_readable("AVIF"):
        from PIL import AvifImagePlugin  # noqa: F401 - registers the kind

        formats.append("AVIF")
    elif head[4:8] == b"ftyp" and is_readable("HEIF"):
        formats.append("HEIF")
    return formats


@contextmanager
def _strict() -> Iterator[None]:
    """Has Pillow refuse files that break off, and pictures that would take all memory.

    WeasyPrint has broken files accepted in the whole process once it is imported.
    """
    from PIL import Image, ImageFile

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _described(error: Exception, head: bytes) -> BitmapError:
    if type(error).__name__.startswith("DecompressionBomb"):
        return BitmapError(_TOO_MANY_PIXELS, _SAVE_SMALLER)
    if not head:
        return BitmapError("is empty", "Copy it again from where it came from.")
    if head.lstrip().startswith(b"<"):
        return BitmapError(
            "is really a web page", "Open it in a browser, and save the picture, not the page."
        )
    if "truncated" in str(error) or "decoder object" in str(error):
        return BitmapError(
            "breaks off: part of its file is missing", "Copy it again from where it came from."
        )
    return BitmapError("cannot be read")


def orientation(image: Image.Image) -> int:
    """How the camera was held, from 1 (upright) to 8, as EXIF has it; 1 where nothing says so."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1  # looking further would decode all of it
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:
        return 1  # what the camera wrote is spoilt; the picture itself need not be
    return value if value in range(1, 9) else 1


class PixelSize(NamedTuple):
    """How large a bitmap is as it is seen."""

    width: int
    """In pixels."""
    height: int
    """In pixels."""


def upright_size(image: Image.Image) -> PixelSize:
    """The size of a bitmap once it is upright; it is not decoded."""
    on_its_side = orientation(image) >= _ON_ITS_SIDE
    return PixelSize(*(reversed(image.size) if on_its_side else image.size))


_ON_ITS_SIDE: Final = 5  # from this orientation on, width and height change places


def is_moving(image: Image.Image) -> bool:
    """Whether a bitmap has more than one frame, of which the first is shown."""
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def upright(image: Image.Image) -> Image.Image:
    """The first frame, decoded, upright, in sRGB, with 8 bits a channel, and without metadata.

    Its mode is 1, L, LA, P, PA, RGB or RGBA.
    """
    from PIL.Image import Transpose

    turn = _TURNS.get(orientation(image))
    image.load()
    picture = _in_srgb(_halved(_eight_bits(image)))
    if turn:
        picture = picture.transpose(Transpose[turn])
    elif picture.format == "GIF":
        picture = picture.copy()  # without what the reader of GIFs knows about its other frames
    picture.info = {key: picture.info[key] for key in ("transparency",) if key in picture.info}
    return picture


_TURNS: Final = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What sets a picture upright, by its orientation."""


def _halved(picture: Image.Image) -> Image.Image:
    """A very large picture at half its width and depth, to save memory in the steps that follow."""
    if picture.width * picture.height <= MAX_AT_ONCE:
        return picture
    if picture.mode in ("1", "P", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    return picture.reduce(2)


def _eight_bits(image: Image.Image) -> Image.Image:
    """A picture without greys of 16 bits: converted plainly, nearly all of them become white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda grey: grey / 257).convert("L")


def _in_srgb(image: Image.Image) -> Image.Image:
    """A picture in sRGB: its own profile applied, or CMYK without one converted plainly."""
    profile = image.info.get("icc_profile") or b""
    if needs_conversion(image) and profile:
        from PIL import ImageCms

        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            converted = ImageCms.profileToProfile(
                image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted
    plain = image.mode in ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
    return image if plain else image.convert("RGB")


def needs_conversion(image: Image.Image) -> bool:
    """Whether the colours of a picture are other than those of sRGB: CMYK, or a wide profile."""
    profile = image.info.get("icc_profile") or b""
    wide = image.mode == "RGB" and profile[16:20] == b"RGB " and b"sRGB" not in _ascii(profile)
    return image.mode in ("CMYK", "YCbCr", "LAB") or wide


def _ascii(profile: bytes) -> bytes:
    """A profile without the zeros between the letters of its UTF-16 names."""
    return profile.replace(b"\0", b"")
