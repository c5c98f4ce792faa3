"""The decision: an additive model that an editor can read, the next question, when to stop, and why.

`scoring` sums named fit levels, weights and guidelines; `questions` chooses what to ask; `explanation` says what spoke
for and against, and what would change the answer.
"""
