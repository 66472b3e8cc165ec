"""The sentence encoder that reads danger and messages: multilingual-e5-small (MIT), fine-tuned.

encoder.py       text -> pieces -> the outputs of an ONNX graph
files.py         the files of a built model, and their checksums
quantization.py  weights in four bits
"""
