//! Text to value, and values to their places in the text.
