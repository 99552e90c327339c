"""The command ``cloud``: run the platform, enrol terminals, look at cases and decide them."""

from cloud.cli import cases, certificate, halls, server
from cloud.cli.place import main

__all__ = ["cases", "certificate", "halls", "main", "server"]
