"""The domain: a case and the book become one assessment. Pure; no I/O of any kind."""

PROGRAM_VERSION = "0.1.0"
