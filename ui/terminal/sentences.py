"""What both outputs of the terminal do with the words of a step."""

from core.report.words import StepSaid


def step_text(step: StepSaid) -> str:
    """The working of a step with what came out of it: `140 mg/day × 80% = 112 mg/day`."""
    if not (step.working and step.result):
        return step.working or step.result
    between = ": " if "=" in step.working else " = "
    return f"{step.working}{between}{step.result}"
