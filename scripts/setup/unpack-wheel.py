"""Unpacks a part of a wheel: unpack-wheel.py WHEEL FOLDER PREFIX...

Takes the members whose names begin with one of the prefixes, and writes to stdout, as it goes, how
many bytes are unpacked.
"""

import os
import shutil
import sys
import zipfile

CHUNK_BYTES = 4 << 20

wheel, folder, prefixes = sys.argv[1], sys.argv[2], tuple(sys.argv[3:])
unpacked = 0


class Counter:
    """A file that says how far it is."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        global unpacked
        self.file.write(data)
        unpacked += len(data)
        if len(data) == CHUNK_BYTES:
            print(unpacked, flush=True)


with zipfile.ZipFile(wheel) as archive:
    members = [m for m in archive.infolist() if m.filename.startswith(prefixes) and not m.is_dir()]
    for prefix in prefixes:
        if not any(member.filename.startswith(prefix) for member in members):
            sys.exit(f"error: {os.path.basename(wheel)} holds nothing named {prefix}")
    for member in members:
        target = os.path.join(folder, member.filename)
        if os.path.isabs(member.filename) or ".." in member.filename.split("/"):
            sys.exit(f"error: {os.path.basename(wheel)} holds a file outside itself")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with archive.open(member) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, Counter(file), CHUNK_BYTES)
