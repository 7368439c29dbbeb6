"""Speed, measured beside what others offer: `briefdesk bench`.

Contenders do the same work in one process, in interleaved rounds, on new words in each round; what counts
is CPU time, and the median of the ratios of the rounds.
"""
