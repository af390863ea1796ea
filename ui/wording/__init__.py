"""Codes and parameters become sentences of the practice, for every face. No Qt."""

from ui.wording.sentences import IN_THE_WINDOW, Sentence, StepSentence, Wording, in_one_line

__all__ = ["IN_THE_WINDOW", "Sentence", "StepSentence", "Wording", "in_one_line"]
