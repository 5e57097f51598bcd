"""What prose says of a mission, put into plain sentences that stand by themselves.

Rules on words only; what may mean two things is put into no sentence.
"""
