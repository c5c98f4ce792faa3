"""What the adviser knows: the pack format, loading, checking and searching it, and the packs themselves.

A pack is a folder of YAML that an editor changes without opening Python (`knowledge/packs/python_web`). This package
turns it into typed values and says what is wrong with it, with file, line and remedy. It knows nothing about chat.
"""
