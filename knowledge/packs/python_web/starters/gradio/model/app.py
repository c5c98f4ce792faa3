"""A form in front of a function: put your model where the word list is."""

import gradio as gr

WARM = {"good", "great", "love", "thanks", "nice"}


def mood(text: str) -> dict[str, float]:
    words = text.lower().split()
    warm = sum(word.strip(".,!?") in WARM for word in words) / max(len(words), 1)
    return {"warm": warm, "neutral": 1 - warm}


demo = gr.Interface(mood, gr.Textbox(label="Text"), gr.Label(label="Mood"), title="Mood of a sentence")

if __name__ == "__main__":
    demo.launch()
