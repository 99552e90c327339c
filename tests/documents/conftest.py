"""The application that letters are drawn with."""

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """pytest-qt makes the application; ours needs no widgets."""
    return QGuiApplication
