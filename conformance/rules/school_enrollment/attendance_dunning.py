"""Whether absence is reported to the board and the guardian called upon."""

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within


@value
class Given:
    """The obligation, school days absent in a row, poor attendance, a just reason."""

    obligation: bool
    absent_school_days: int
    poor_attendance: bool
    justified: bool


@value
class Output:
    """Whether the head teacher notifies and the board calls upon the guardian."""

    principal_notice: bool
    dunning: bool


@rule("school_enrollment", "attendance-dunning", law="学校教育法施行令第20条・第21条")
def attendance_dunning(given: Given, law: Parameters, why: Why) -> Output:
    """Return both steps: seven school days in a row or poor attendance, without a just reason.

    Neither is taken for a child without the obligation.
    """
    absent = within("absent_school_days", given.absent_school_days, 0)
    days = law.on(LATEST).integer("consecutive_days")
    poor = absent >= days or given.poor_attendance
    why(
        f"休業日を除く欠席は引き続き{absent}日（{days}日以上で該当）、出席状況は"
        f"{'良好でない' if poor else '良好'}。",
        f"Absent {absent} school days in a row ({days} or more count): attendance "
        f"{'poor' if poor else 'good'}.",
        law="学校教育法施行令第20条",
    )
    found = given.obligation and poor and not given.justified
    why(
        f"通知と督促を{'する' if found else 'しない'}。",
        f"{'Reported and called upon' if found else 'Nothing follows'}.",
        law="学校教育法施行令第20条・第21条",
    )
    return Output(found, found)
