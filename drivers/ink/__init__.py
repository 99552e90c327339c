"""Handwriting: strokes of a finger become Chinese characters to choose from."""
