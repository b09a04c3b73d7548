"""The figures of this product. A section is {row: {column: value}}; floor.json and goals.py have the same form."""
