"""Dataclasses whose methods are compiled late behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from lowdown.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A value."""

    width: float
    names: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, compare=False)

    def __post_init__(self) -> None:
        if self.width < 0:
            raise ValueError("below nought")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The same value of the standard library."""

    width: float
    names: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer(Late):
    """A value with one field more."""

    length: int = 3


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Ordered:
    """A value with options of its own."""

    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value that is the same for any case of letters."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and other.name.lower() == self.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())


@pytest.fixture
def fresh() -> type[Late]:
    """A class none of whose methods has been called."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Fresh(Late):
        pass

    return Fresh


def test_fields_and_defaults() -> None:
    """Each instance has its own default of a factory."""
    late = Late(width=2.5)
    assert (late.width, late.names, late.notes) == (2.5, (), [])
    assert late.notes is not Late(width=2.5).notes
    assert not hasattr(late, "__dict__")


@pytest.mark.parametrize("kind", [Late, Usual])
def test_equality_and_hash(kind: type) -> None:
    """Two are equal whose compared fields are, and are one key."""
    one, other = kind(width=1.0, notes=["a"]), kind(width=1.0, notes=["b"])
    assert one == other
    assert hash(one) == hash(other) == hash((1.0, ()))
    assert one != kind(width=2.0)
    assert one != Longer(width=1.0)
    assert one != "one"


def test_repr_is_that_of_the_standard_library() -> None:
    """It shows all fields, so that digests of it change with any of them."""
    assert repr(Late(width=1.0, names=("a",))) == "Late(width=1.0, names=('a',), notes=[])"
    assert repr(Late(width=1.0)) == repr(Usual(width=1.0)).replace("Usual", "Late")


@pytest.mark.parametrize(
    "faulty",
    [{}, {"width": 1.0, "depth": 2.0}],
)
def test_wrong_arguments_are_refused_in_the_same_words(faulty: dict[str, float]) -> None:
    """A missing field and one too many are errors."""
    with pytest.raises(TypeError) as of_usual:
        Usual(**faulty)  # type: ignore[arg-type]
    with pytest.raises(TypeError) as of_late:
        Late(**faulty)  # type: ignore[arg-type]
    assert str(of_late.value) == str(of_usual.value).replace("Usual", "Late")
    with pytest.raises(TypeError):
        Late(1.0)  # type: ignore[call-arg]


def test_what_is_made_cannot_be_changed() -> None:
    """Neither by assignment nor by deletion."""
    late = Late(width=1.0)
    with pytest.raises(FrozenInstanceError, match="width"):
        late.width = 2.0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="width"):
        del late.width


def test_post_init_is_called() -> None:
    """A value that cannot be is refused, and so is one that replaces a good one."""
    with pytest.raises(ValueError, match="below nought"):
        Late(width=-1.0)
    with pytest.raises(ValueError, match="below nought"):
        replace(Late(width=1.0), width=-1.0)


def test_functions_of_dataclasses_take_them() -> None:
    """`replace`, `fields` and `asdict` know their fields."""
    late = Late(width=1.0)
    assert replace(late, names=("b",)) == Late(width=1.0, names=("b",))
    assert [known.name for known in dataclasses.fields(late)] == ["width", "names", "notes"]
    assert dataclasses.asdict(late) == {"width": 1.0, "names": (), "notes": []}


@pytest.mark.parametrize("value", [Late(width=1.0, names=("a",)), Longer(width=2.0, length=4)])
def test_they_go_to_other_processes(value: Late) -> None:
    """What is pickled or copied is equal to the original."""
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.copy(value) == copy.deepcopy(value) == value


def test_subclasses_have_all_fields(fresh: type[Late]) -> None:
    """Those of the class that they are made of come first."""
    longer = Longer(width=1.0, length=4)
    assert repr(longer) == "Longer(width=1.0, names=(), notes=[], length=4)"
    assert isinstance(fresh(width=1.0), Late)


def test_a_class_with_methods_or_options_of_its_own_keeps_them() -> None:
    """They are left to the standard library."""
    assert Named(name="A") == Named(name="a")
    assert Ordered(rank=1) < Ordered(rank=2)
