"""A chat window whose answer grows word by word: put your model where the echo is."""

import time

import gradio as gr


def answer(message: str, history: list):
    words = f"You said: {message}".split()
    for count in range(1, len(words) + 1):
        time.sleep(0.1)
        yield " ".join(words[:count])


demo = gr.ChatInterface(answer, title="Echo")

if __name__ == "__main__":
    demo.launch()
