"""The outside world: Slack, Discord, the terminal, storage, settings and the command line.

Adapters translate: a platform's payload into an `Incoming`, a `Reply` into the platform's layout. A rule of the
conversation never lives here; what two adapters would both have to decide belongs in `bot`.
"""
