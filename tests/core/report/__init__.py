"""Tests of the reports as data."""
