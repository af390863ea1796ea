"""A screen without a monitor (Xvfb): what is on it, and when something first is."""

import mmap
import os
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

SIZE = (1366, 768)
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Screen:
    """A running Xvfb. `display` is what DISPLAY takes; `file` is its picture memory in the XWD form."""

    display: str
    file: Path

    def picture(self) -> Image.Image:
        """What is on the screen."""
        data = self.file.read_bytes()
        header = struct.unpack(">25I", data[:100])
        width, height, stride, start = header[4], header[5], header[12], header[0] + 12 * header[19]
        return Image.frombuffer("RGB", (width, height), data[start:], "raw", "BGRX", stride, 1)

    def seconds_to_first_paint(self, command: list[str], environment: Mapping[str, str]) -> float:
        """Start a program and measure until its window has painted; then end it. `TimeoutError` when none appears."""
        with self._memory() as memory:
            begin = time.perf_counter()
            program = start(command, environment)
            try:
                return self._wait(memory, begin)
            finally:
                end(program)
                _wait_for_black(memory)

    @contextmanager
    def _memory(self) -> Iterator[mmap.mmap]:
        with self.file.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
            yield memory

    def _wait(self, memory: mmap.mmap, begin: float) -> float:
        while time.perf_counter() - begin < _PATIENCE_S:
            if _row_is_painted(memory):
                return time.perf_counter() - begin
            time.sleep(0.003)
        raise TimeoutError("No window was painted")


def _wait_for_black(memory: mmap.mmap) -> None:
    begin = time.perf_counter()
    while _row_is_painted(memory):
        if time.perf_counter() - begin > _PATIENCE_S:
            raise TimeoutError("The window of before is still on the screen")
        time.sleep(0.01)


def _row_is_painted(memory: mmap.mmap) -> bool:
    """True when one row in the upper half, where every window lies, is no longer all black."""
    header = struct.unpack(">25I", memory[:100])
    start = header[0] + 12 * header[19] + 300 * header[12]
    row = memory[start : start + header[12]]
    return any(row[0::4]) or any(row[1::4])


def start(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a program in a process group of its own, in silence."""
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=silent, stderr=silent, start_new_session=True)


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program of `start` with all its children; the first process of a namespace hears nothing softer."""
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()


@contextmanager
def screen() -> Iterator[Screen]:
    """An Xvfb on a free display, ended afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ("Xvfb", "-displayfd", "1", "-screen", "0", size, "-fbdir", folder, "-ac", "-br", "-noreset")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
            assert server.stdout
            number = server.stdout.readline().decode("ascii").strip()
            try:
                yield Screen(f":{number}", Path(folder) / "Xvfb_screen0")
            finally:
                server.terminate()
