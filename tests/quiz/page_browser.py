"""A headless Chromium with mouse and keyboard, spoken to over its own pipe: nothing to install besides the browser."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = os.environ.get("FALLLINE_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " "), "ArrowUp": (38, ""), "ArrowDown": (40, "")}
MOST_TABS = 200
AS_3_AND_4 = """import os, sys
for number, high in ((1, 103), (2, 104)): os.dup2(int(sys.argv[number]), high)
for high in (103, 104): os.dup2(high, high - 100)
os.execv(sys.argv[3], sys.argv[3:])"""


class Page:
    """One tab: what a person does in it, and what it logged."""

    def __init__(self, read: int, write: int, folder: Path) -> None:
        self.read, self.write, self.folder = read, write, folder
        self.waiting, self.number, self.session = b"", 0, ""
        self.logged: list[str] = []
        self.downloads: list[str] = []

    def send(self, method: str, **parameters: Any) -> Any:
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        message |= {"sessionId": self.session} if self.session else {}
        text = json.dumps(message).encode() + b"\0"
        while text:
            text = text[os.write(self.write, text) :]
        while (answer := self._next()).get("id") != self.number:
            pass
        assert "error" not in answer, (method, answer)
        return answer["result"]

    def wait_for(self, method: str) -> None:
        while self._next().get("method") != method:
            pass

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.waiting:
            more = os.read(self.read, 1 << 16)
            assert more, "the browser is gone"
            self.waiting += more
        text, _, self.waiting = self.waiting.partition(b"\0")
        found: dict[str, Any] = json.loads(text)
        if found.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"):
            self.logged.append(json.dumps(found["params"])[:500])
        if found.get("method") == "Browser.downloadProgress" and found["params"]["state"] == "completed":
            self.downloads.append(found["params"]["guid"])
        return found

    def open(self, path: Path) -> None:
        self.send("Page.navigate", url=path.resolve().as_uri())
        self.wait_for("Page.loadEventFired")

    def reload(self) -> None:
        self.send("Page.reload")
        self.wait_for("Page.loadEventFired")

    def ask(self, script: str) -> Any:
        found = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def click(self, selector: str) -> None:
        """Where the middle of an element is seen."""
        x, y = self.ask(f"""(() => {{ const one = document.querySelector({json.dumps(selector)});
            one.scrollIntoView({{block: "center"}}); const box = one.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]; }})()""")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        code, text = KEYS.get(key, (0, key))
        name = "Space" if key == " " else key if len(key) > 1 else ""
        own = {"key": key, "code": name, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **own)
        self.send("Input.dispatchKeyEvent", type="keyUp", **own)

    def write_text(self, text: str) -> None:
        for sign in text:
            self.press("Enter" if sign == "\n" else sign)

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there."""
        for _ in range(MOST_TABS):
            if self.ask(f"document.activeElement.matches({json.dumps(selector)})"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {selector}")

    def wait_for_download(self) -> bytes:
        while not self.downloads:
            self._next()
        return (self.folder / self.downloads.pop()).read_bytes()


@contextmanager
def browser(folder: Path) -> Iterator[Page]:
    """A browser of its own; downloads go to the folder."""
    (their_read, our_write), (our_read, their_write) = os.pipe(), os.pipe()
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
               f"--user-data-dir={folder / 'profile'}", "--remote-debugging-pipe", "--window-size=1280,900", "about:blank"]  # fmt: skip
    start = [sys.executable, "-c", AS_3_AND_4, str(their_read), str(their_write), *command]
    with (folder / "browser.log").open("wb") as log:
        process = subprocess.Popen(start, pass_fds=(their_read, their_write), stdout=log, stderr=log)
    os.close(their_read)
    os.close(their_write)
    page = Page(our_read, our_write, folder)
    try:
        page.send("Browser.setDownloadBehavior", behavior="allowAndName", downloadPath=str(folder), eventsEnabled=True)
        target = page.send("Target.createTarget", url="about:blank")["targetId"]
        page.session = page.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            page.send(f"{domain}.enable")
        yield page
    finally:
        process.terminate()
        process.wait(20)
        os.close(our_read)
        os.close(our_write)
