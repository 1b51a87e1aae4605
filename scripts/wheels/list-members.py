"""Lists the members of wheels without downloading them: list-members.py URL...

Reads the end of each file, where a ZIP archive has its directory, by HTTP range requests, and writes
one line of JSON for each: {"url": ..., "bytes": ..., "members": {name: bytes, ...}}.
"""

import io
import json
import os
import sys
import urllib.request
import zipfile

TAIL_BYTES = 4 << 20
TIMEOUT_S = 60

# pip's setting, so that whoever has it needs no second one.
if os.environ.get("PIP_CERT"):
    os.environ.setdefault("SSL_CERT_FILE", os.environ["PIP_CERT"])


class RemoteFile(io.RawIOBase):
    """A file on a server, of which only what is read is fetched."""

    def __init__(self, url):
        self.url = url
        self.position = 0
        request = urllib.request.Request(url, method="HEAD")
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            self.size = int(answer.headers["content-length"])

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.position = offset + (0, self.position, self.size)[whence]
        return self.position

    def readinto(self, buffer):
        last = min(self.position + len(buffer), self.size) - 1
        if last < self.position:
            return 0
        headers = {"Range": f"bytes={self.position}-{last}"}
        request = urllib.request.Request(self.url, headers=headers)
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            if answer.status != 206:
                sys.exit(f"error: {self.url} cannot be read in parts (status {answer.status})")
            data = answer.read()
        buffer[: len(data)] = data
        self.position += len(data)
        return len(data)


for url in sys.argv[1:]:
    remote = RemoteFile(url)
    with zipfile.ZipFile(io.BufferedReader(remote, TAIL_BYTES)) as archive:
        members = {m.filename: m.file_size for m in archive.infolist() if not m.is_dir()}
    print(json.dumps({"url": url, "bytes": remote.size, "members": members}), flush=True)
