"""Texts to passages, and locators opened in them.

What enters: files of documents and claims that point into them.
What leaves: passages with their places, and confirmations.
Never done here: network, execution of anything a document holds, judging who is right.

``text`` reads a document as it is audited: passages, notes with their calls, sentences. ``pdf``, ``docx``, ``html`` and
``plain`` know the formats; ``notes`` (with ``mark``, ``align``, ``extent``), ``quote``, ``paragraph``, ``joining``, ``sentence``,
``language`` and ``front`` are its steps.

``read`` opens a document, ``confirm`` opens the locators of claims; ``pdf``, ``order``, ``page``,
``numbering``, ``division``, ``wording``, ``figure`` and ``table`` are the steps on the way.
"""
