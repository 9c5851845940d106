"""Works without a network, and says the same in every process: both are seen in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import socket, sys

def refuse(*arguments, **more):
    raise AssertionError("something asked for the network")

class NoSocket(socket.socket):
    __init__ = refuse

socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse

import factcheck

articles = factcheck.load(sys.argv[1])
order = {"as read": 1, "backwards": -1}[sys.argv[2]]
sys.stdout.buffer.write(factcheck.check(articles[::order]).to_json().encode())
"""


def report(folder, order: str, hash_seed: str) -> bytes:
    """Check a folder in a fresh process that cannot open a socket; return the JSON."""
    variables = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Pacific/Auckland" if order == "backwards" else "UTC"}
    run = subprocess.run([sys.executable, "-c", PROGRAM, str(folder), order], capture_output=True, env=variables)
    assert 0 == run.returncode, run.stderr.decode()
    return run.stdout


@pytest.fixture(scope="module")
def first(seeds) -> bytes:
    """The report on the seeds, made without a network."""
    return report(seeds, "as read", "1")


def test_it_runs_without_a_network(first):
    """A whole check on the real articles opens no socket."""
    assert b'"findings"' in first


def test_the_guard_works():
    """The same process would have failed if something had tried."""
    code = PROGRAM.split("import factcheck")[0] + "\nimport urllib.request; urllib.request.urlopen('http://localhost')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "something asked for the network" in run.stderr


def test_the_same_bytes_in_any_process_and_order(seeds, first):
    """Neither the hash seed, nor the order of the articles, nor the time zone shows in the JSON."""
    assert first == report(seeds, "backwards", "2")
