"""Accuracy of an audit on keys that were written by reading."""
