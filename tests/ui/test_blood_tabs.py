"""The tabs Monitoring and Bloods: two schedules, a change of dose, results of earlier days, symptoms."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from tests.ui.driving import Driver
from ui.answer import BLOODS, MONITORING, PLAN
from ui.widgets.quadrant import Quadrant
from ui.widgets.rows import RowsView
from ui.widgets.trend import TrendPlot

SERIES = {  # ten results of a real-looking case
    "2026-08-31": "4.2", "2026-09-14": "3.9", "2026-09-28": "3.7", "2026-10-12": "3.6", "2026-10-26": "3.1",
    "2026-11-02": "2.6", "2026-11-09": "2.2", "2026-11-16": "2.0", "2026-11-19": "1.9", "2026-11-22": "1.4",
}  # fmt: skip


def enter(driver: Driver, test: str, value: str, day: str = "") -> None:
    """Type one result and press Enter."""
    driver.window.to_tab(BLOODS)
    driver.line("bloodsDay").setText(day)
    driver.choose("bloodsTest", test)
    driver.type("bloodsValue", value)
    driver.window.answer.tab(BLOODS).take()


def rows(driver: Driver, name: str) -> list[str]:
    """What the rows of a table copy."""
    (view,) = (one for one in driver.window.findChildren(RowsView) if one.accessibleName() == name)
    return [row.copied for row in view.rows.table.rows]


def spoken(driver: Driver, kind: type[QWidget]) -> str:
    """What a figure says to a screen reader."""
    (figure,) = driver.window.findChildren(kind)
    return figure.accessibleName()


def test_ten_results_lead_to_the_action_and_to_a_trend(driver: Driver) -> None:
    driver.example()
    for day, value in SERIES.items():
        enter(driver, "neutrophils", value, day)
    assert driver.headline == "Withhold azathioprine"
    assert driver.said("doseDetail") == "and discuss · neutrophils below 1.6 ×10⁹/L"
    form = driver.window.session.form
    assert (form.results_date, dict(form.results)) == ("2026-11-22", {"neutrophils": "1.4 x10^9/L"})
    assert len(form.earlier) == 9
    assert spoken(driver, TrendPlot).startswith("Neutrophils, ×10⁹/L: 4.2 31-Aug-2026, 3.9 14-Sep-2026")
    assert rows(driver, "Everything entered")[0] == "22-Nov-2026: Neutrophils 1.4 ×10⁹/L"


def test_every_name_of_a_test_begins_alike(driver: Driver) -> None:
    driver.window.to_tab(BLOODS)
    box = driver.find("bloodsTest")
    assert isinstance(box, QComboBox)
    names = [box.itemText(number) for number in range(1, box.count())]
    assert {"White cells", "Neutrophils", "Platelets", "Albumin", "eGFR", "6-TGN"} < set(names)
    assert [name for name in names if name[0].islower()] == ["eGFR"]


def test_results_may_come_in_any_order(driver: Driver) -> None:
    driver.example()
    for day, value in reversed(SERIES.items()):
        enter(driver, "neutrophils", value, day)
    form = driver.window.session.form
    assert form.results_date == "2026-11-22"
    assert {one.date: one.value for one in form.earlier} == {
        day: f"{value} x10^9/L" for day, value in SERIES.items() if day != "2026-11-22"
    }


def test_a_result_typed_again_replaces_and_one_removed_goes(driver: Driver) -> None:
    driver.example()
    enter(driver, "neutrophils", "3.1", "2026-11-16")
    enter(driver, "neutrophils", "2.9", "16-Nov-2026")
    assert len(rows(driver, "Everything entered")) == 1
    enter(driver, "neutrophils", "1.4", "2026-11-22")
    assert driver.headline == "Withhold azathioprine"
    driver.window.answer.tab(BLOODS)._entered.touched.emit(0, 2)  # not the column that removes
    assert len(rows(driver, "Everything entered")) == 2
    driver.window.answer.tab(BLOODS)._entered.touched.emit(0, 3)
    assert rows(driver, "Everything entered") == ["16-Nov-2026: Neutrophils 2.9 ×10⁹/L"]
    assert driver.headline == "50 mg once daily"


def test_what_is_typed_counts_at_once_and_goes_with_the_text(driver: Driver) -> None:
    driver.example()
    driver.window.to_tab(BLOODS)
    driver.choose("bloodsTest", "neutrophils")
    driver.type("bloodsValue", "1.4")
    assert driver.headline == "Withhold azathioprine"
    driver.type("bloodsValue", "")
    assert driver.headline == "50 mg once daily"
    driver.type("bloodsValue", "1400")
    assert driver.headline == "No dose yet"
    assert "Is it 1,400 /µL?" in driver.all_words()


def test_what_the_chosen_set_would_withhold_for_leads_the_table(driver: Driver) -> None:
    driver.example()
    enter(driver, "egfr", "50")  # asks to repeat
    enter(driver, "mcv", "90")  # reaches nothing
    enter(driver, "platelets", "130")  # withholds
    shown = rows(driver, "Results and thresholds")
    assert shown[0] == "Platelets 130 ×10⁹/L: below 140: withhold and discuss"
    tests = list(dict.fromkeys(row.split(" ")[0] for row in shown))
    assert tests == ["Platelets", "eGFR", "MCV"]


def test_a_set_without_a_figure_asks_for_a_choice_in_the_tab_bloods(driver: Driver) -> None:
    """THR-22: the US label names no number; THR-02: BSR 2017 withholds below 1.6."""
    driver.example()
    driver.window.session.set_thresholds("fda-label")
    enter(driver, "neutrophils", "0.1")
    assert driver.headline == "Choose a threshold set"
    assert driver.said("doseDetail") == "Other sources would withhold. One entry is needed first."
    assert "Neutrophils 0.1 ×10⁹/L" in driver.all_words()
    driver.window.to_tab(PLAN)
    assert "one that has a figure for the result, in the tab Bloods" in driver.all_words()
    driver.window.go_to_field("thresholds")
    assert driver.window.tabs.buttons[BLOODS].isChecked()
    driver.choose("bloodsThresholds", "bsr-2017")
    driver.window.answer.tab(BLOODS)._sets.activated.emit(0)
    assert driver.headline == "Withhold azathioprine"


def test_an_upper_limit_that_decides_is_asked_for(driver: Driver) -> None:
    """THR-06: above 100; THR-17 counts upper limits of normal."""
    driver.example()
    driver.window.session.set_thresholds("gpnotebook")
    enter(driver, "alt", "101")
    assert driver.headline == "Result needs a decision"
    assert driver.said("doseDetail") == "Upper limit of ALT not given. One entry is needed first."
    enter(driver, "alt-upper-limit", "40")
    assert driver.headline == "50 mg once daily"


def test_a_refused_result_is_marked_among_the_entries_with_its_reason(driver: Driver) -> None:
    driver.example()
    enter(driver, "neutrophils", "3.4", "2026-09-01")
    enter(driver, "alt", "30")
    enter(driver, "neutrophils", "1400")
    refused = "1400 ×10⁹/L: refused. Not plausible in this unit. Is it 1,400 /µL? Accepted: 0 to 80 ×10⁹/L."
    sound = ["today: ALT 30 U/L", "01-Sep-2026: Neutrophils 3.4 ×10⁹/L"]
    assert sorted(rows(driver, "Everything entered")) == sorted([f"today: Neutrophils {refused}", *sound])
    driver.line("bloodsDay").setText("2026-08-01")
    assert sorted(rows(driver, "Everything entered")) == sorted([f"01-Aug-2026: Neutrophils {refused}", *sound])
    (view,) = (one for one in driver.window.findChildren(RowsView) if one.accessibleName() == "Everything entered")
    assert [row.cells[2].icon for row in view.rows.table.rows] == ["", "", "circle-x"]


def test_the_case_says_what_was_entered(driver: Driver) -> None:
    driver.example()
    assert driver.window.case._bloods.text() == "Enter results in Bloods"
    enter(driver, "neutrophils", "3.1", "2026-11-16")
    enter(driver, "alt", "30", "2026-11-16")
    assert driver.window.case._bloods.text() == "1 date entered"
    enter(driver, "neutrophils", "2.9", "2026-11-22")
    driver.window.session.set_symptoms(("fever",))
    assert driver.window.case._bloods.text() == "2 dates, 1 symptom entered"
    driver.window.session.clear()
    assert driver.window.case._bloods.text() == "Enter results in Bloods"


def test_every_source_says_when_it_measures_metabolites(driver: Driver) -> None:
    driver.example()
    driver.window.to_tab(MONITORING)
    shown = rows(driver, "Metabolites")
    assert shown[1] == "NHS SPS (read): week 4, Mon 21-Dec-2026; week 16, Mon 15-Mar-2027"
    assert [row.split(" (read)")[0] for row in shown] == [
        "Practical Neurology",
        "NHS SPS",
        "Birmingham City Assays",
        "AGA 2017",
    ]
    driver.type("caseTpmt", "*3A/*3A")
    assert rows(driver, "Metabolites") == []


def test_metabolites_are_drawn_with_both_rows_said(driver: Driver) -> None:
    driver.example()
    enter(driver, "6-tgn", "200")
    enter(driver, "6-mmpn", "3000")
    assert spoken(driver, Quadrant) == "6-TGN 200, 6-MMPN 3000. Ratio 15. under-dosed and hypermethylator"
    assert "Metabolite rows disagree." in driver.all_words()


def test_a_symptom_is_chosen_and_taken_back(driver: Driver) -> None:
    driver.example()
    driver.window.tabs.choose(3)
    driver.choose("bloodsSymptom", "jaundice")
    driver.window.answer.tab(BLOODS)._add_symptom()
    assert driver.headline == "Stop azathioprine at once"
    assert "Symptom says stop" in driver.said("statusBanner")
    driver.press("Remove jaundice")
    assert driver.headline == "50 mg once daily"


def test_two_schedules_stand_side_by_side(driver: Driver) -> None:
    driver.example()
    driver.window.to_tab(MONITORING)
    driver.choose("monitoringBeside", "bsg-2019")
    driver.window.answer.tab(MONITORING)._show_schedules()
    assert rows(driver, "Blood tests, BSG 2019")[0] == "week 2: Mon 07-Dec-2026: FBC, LFT, U&E"
    assert len(rows(driver, "Blood tests, BSG 2019")) == 7
    assert len(rows(driver, "Blood tests, UK and EU product information")) == 19


def test_a_change_of_dose_dates_again_or_says_why_not(driver: Driver) -> None:
    driver.example()
    driver.window.to_tab(MONITORING)
    driver.type("monitoringDoseChanged", "2027-02-03")
    assert "No dates after a change of dose." in driver.all_words()
    driver.window.session.set_monitoring("bad-2011")
    assert "Tests after the change of dose are marked." in driver.all_words()
    assert "week 1: Wed 10-Feb-2027, after change: FBC, LFT, U&E" in [
        *rows(driver, "Blood tests, first part"),
        *rows(driver, "Blood tests, second part"),
    ]
    driver.type("monitoringDoseChanged", "2026-11-22")
    assert "Before the start date." in driver.all_words()


def test_the_check_list_before_the_first_tablet_stands_below(driver: Driver) -> None:
    driver.example()
    driver.window.to_tab(MONITORING)
    checks = rows(driver, "Before the first tablet") + rows(driver, "Before the first tablet, second part")
    assert checks[0] == "FBC with platelets"
    assert "cervical screening" in checks


def test_the_calendar_file_is_written_without_a_name(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.example()
    driver.type("caseName", "Doe Testperson")
    asked: list[str] = []

    def where(_parent: QWidget, _title: str, name: str, _kind: str) -> str:
        asked.append(name)
        return str(tmp_path / "out.ics")

    monkeypatch.setattr("ui.panels.monitoring.ask_where", where)
    driver.window.answer.tab(MONITORING).save()
    written = (tmp_path / "out.ics").read_bytes()
    assert asked == ["azathioprine-blood-tests.ics"]
    assert written.count(b"BEGIN:VEVENT") == 19
    assert b"Doe" not in written


def test_a_new_patient_leaves_nothing_of_the_blood_tabs(driver: Driver) -> None:
    driver.example()
    enter(driver, "neutrophils", "1.4", "2026-11-22")
    driver.window.session.set_symptoms(("fever",))
    driver.window.to_tab(MONITORING)
    driver.type("monitoringDoseChanged", "2027-02-03")
    driver.window.session.clear()
    left = driver.all_words()
    assert not [typed for typed in ("2026-11-22", "22-Nov-2026", "2027-02-03", "Neutrophils 1.4") if typed in left]
    form = driver.window.session.form
    assert (form.results, form.earlier, form.symptoms, form.dose_changed) == ({}, (), (), None)
