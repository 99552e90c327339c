"""Platforms and terminals of several provinces, whose commands start at once."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk_command import Kiosk
from platform_server import Platform
from warm import Warm, warm


class Hall(Kiosk):
    """A terminal."""

    def __init__(self, data: Path, quick: Warm) -> None:
        super().__init__(data)
        self.quick = quick

    def run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.quick.run("kiosk", "--data", self.data, *arguments, env=environment)


class Province(Platform):
    """A platform; ``name`` is what it calls itself."""

    def __init__(self, data: Path, name: str, quick: Warm) -> None:
        super().__init__(data, CLOUD_NAME=name)
        self.name, self.quick = name, quick

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.quick.run("cloud", "--data", self.data, *arguments, env={"CLOUD_NAME": self.name})


@contextmanager
def quick_commands() -> Iterator[Warm]:
    own = {"KIOSK_DATA", "CLOUD_DATA", "CREDENTIALS_DIRECTORY"}
    with warm({name: value for name, value in os.environ.items() if name not in own}) as running:
        yield running
