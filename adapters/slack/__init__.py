"""Slack: payloads in, messages out.

One turn: a payload arrives by `socket_mode` or `http`, which look at what Bolt is going to read of it (`envelopes`);
Bolt's `AsyncApp` (`app`) hands it to a listener, `events` turns it into an `Incoming` and the `Place` where the answer
belongs (`payloads` says what each kind has to hold), the core takes the turn, `render` makes Block Kit of the
`Reply`, `messages` distributes it over messages, and `outbox` sends them. Nothing that matters is kept in memory: every
control carries whose conversation it belongs to (`controls`).
"""
