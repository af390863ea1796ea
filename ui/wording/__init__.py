"""Codes and parameters become sentences of the practice, for every face. No Qt."""

from ui.wording.sentences import Sentence, StepSentence, Wording

__all__ = ["Sentence", "StepSentence", "Wording"]
