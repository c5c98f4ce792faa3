"""A Slack on loopback, as strict as the real one: real HTTP, real WebSocket, a free port.

`world` holds workspaces, channels, people and what each of them can see. `rules` refuses what Slack refuses, written
from its reference and not from our code. `api` is the Web API with its faults, `delivery` brings payloads to the app
over a socket or as signed requests and insists on acknowledgements, `people` are the hands: they type, click and look.
"""
