"""The list model: any rows follow any rows, and those that stay are never built again."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from ui.rows import Rows

rows = st.lists(st.sampled_from("abcdefgh"), unique=True).map(
    lambda names: [{"name": name, "value": len(names)} for name in names]
)


@given(st.lists(rows, min_size=1, max_size=5))
def test_it_becomes_what_it_is_told_by_qts_rules(steps: list[list[dict[str, object]]]) -> None:
    model = Rows("name")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    role = next(iter(model.roleNames()))
    for wanted in steps:
        model.show(wanted)
        assert [model.data(model.index(n), role) for n in range(model.rowCount())] == wanted
    del tester


def test_only_what_changed_is_announced() -> None:
    model = Rows("name")
    model.show([{"name": "a", "value": 1}, {"name": "b", "value": 1}])
    heard: list[tuple[str, int]] = []
    model.dataChanged.connect(lambda first, *_: heard.append(("changed", first.row())))
    model.rowsInserted.connect(lambda _, first, __: heard.append(("inserted", first)))
    model.rowsRemoved.connect(lambda _, first, __: heard.append(("removed", first)))
    model.show([{"name": "a", "value": 1}, {"name": "c", "value": 1}, {"name": "b", "value": 2}])
    assert heard == [("inserted", 1), ("changed", 2)]
