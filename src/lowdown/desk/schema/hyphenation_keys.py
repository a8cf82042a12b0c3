"""The keys of the table `[hyphenation]` of `lowdown.toml`: languages, each with its words."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict

from lowdown.desk.schema.value_types import Keys, Texts


class HyphenationKeys(Keys):
    """The table `[hyphenation]` of the settings, whose keys are the codes of languages."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Texts]

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The words of each language, as they are written."""
        return dict(self.__pydantic_extra__)


def no_words() -> HyphenationKeys:
    """Returns a table without any language."""
    return HyphenationKeys.model_validate({})
