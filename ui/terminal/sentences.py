"""What both outputs of the terminal do with a sentence of the book."""

from core.report.words import Said, StepSaid


def said(sentence: Said) -> str:
    """Lead and text as one sentence."""
    return f"{sentence.lead} {sentence.text}".strip()


def step_text(step: StepSaid) -> str:
    """The working of a step with what came out of it."""
    return f"{step.working} = {step.result}" if step.working and step.result else step.working or step.result
