"""The screen: the QML module `Town.Ui`, its view models and the one bridge between threads."""
