"""Sentences that compare two numbers, tell a share, a change, a place or an extreme, read as a whole and computed."""
