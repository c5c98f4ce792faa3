"""Slack: payloads in, messages out.

One turn: a payload arrives by `socket` or `http`, Bolt's `AsyncApp` (`app`) hands it to a listener, `events` turns it
into an `Incoming` and the `Place` where the answer belongs, the core takes the turn, `render` makes Block Kit of the
`Reply`, `messages` distributes it over messages, and `outbox` sends them. Nothing that matters is kept in memory: every
control carries whose conversation it belongs to (`controls`).
"""
