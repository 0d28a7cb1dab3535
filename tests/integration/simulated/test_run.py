"""`make run` as a person sees it: one line with the address, and Ctrl-C ends everything."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from simulated_outlook.launch.ports import free_port

ROOT = Path(__file__).parents[3]
FIRST_PORT = 18765


def hear_ctrl_c() -> None:
    """A shell in the background has its programs ignore Ctrl-C; this one is to hear it wherever the tests run."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """The running program, the address it printed and the address of the product."""
    port = free_port(FIRST_PORT)
    command = [sys.executable, "-m", "simulated_outlook", "--port", str(port), "--sim-port", str(port)]
    command += ["--quiet", "--folder", str(tmp_path / "local")]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=hear_ctrl_c,
    ) as program:
        said = ""
        while not (found := re.search(r"Open (http://localhost:\d+)", said)):
            line = program.stdout.readline() if program.stdout else ""
            assert line, said
            said += line
        assert f"Port {port} is taken; the simulated Outlook uses" in said
        yield program, found[1], f"http://localhost:{port}"
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)


def children(program: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text("utf-8")
    return [int(child) for child in listed.split()]


def is_up(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.ConnectionError:
        return False


def test_everything_comes_up_and_ctrl_c_ends_all_of_it(started: tuple[subprocess.Popen[str], str, str]) -> None:
    program, outlook, product = started
    assert is_up(f"{product}/readyz") and is_up(f"{product}/pane") and is_up(f"{outlook}/api/mailboxes")
    program.send_signal(signal.SIGINT)
    assert program.wait(20) == 0
    assert not is_up(f"{product}/readyz") and not is_up(f"{outlook}/api/mailboxes")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to find the child")
def test_when_the_product_dies_the_rest_ends_and_says_so(started: tuple[subprocess.Popen[str], str, str]) -> None:
    program, outlook, _ = started
    for child in children(program):
        os.kill(child, signal.SIGKILL)
    said, _ = program.communicate(timeout=20)
    assert program.returncode == 1
    assert "ended by itself" in said
    assert not is_up(f"{outlook}/api/mailboxes")
