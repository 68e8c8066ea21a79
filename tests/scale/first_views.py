"""How long a page takes until it can be used, and what it holds then, as Chromium tells it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError

PATIENCE_SECONDS = 45
LOCKED_MS = 1_000  # no click, no key and no scroll is answered for so long
REST_MS = 500

WATCH_TASKS = """window.tasks = []
new PerformanceObserver((list) => window.tasks.push(...list.getEntries()))
  .observe({ type: "longtask", buffered: true })"""
# All is there and painted, and then: the end of the last long task before a second without one.
USABLE = """([selector, count, loaded]) => {
  const quiet = 1000
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime
  const ready = loaded ? performance.getEntriesByName(loaded)[0]?.startTime
    : performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd
  if (!painted || !ready || document.querySelectorAll(selector).length < count) return null
  let end = Math.max(painted, ready)
  for (const task of window.tasks) {
    if (task.startTime < end + quiet) end = Math.max(end, task.startTime + task.duration)
  }
  return performance.now() > end + quiet ? end : null
}"""
LONGEST_TASK = "Math.max(0, ...window.tasks.map((each) => each.duration))"


@dataclass(frozen=True, slots=True)
class Sight:
    """A page and when all is there: so many of what is selected, and its mark, or the end of its scripts."""

    address: str
    selector: str
    count: int
    loaded: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """Times in ms since the request, infinite past all patience; memory in MB, with its rubbish collected."""

    usable: float
    longest_task: float = float("inf")
    heap: float = float("nan")
    nodes: float = float("nan")
    process: float = float("nan")

    def __str__(self) -> str:
        if self.usable == float("inf"):
            return f"not usable after {PATIENCE_SECONDS} s"
        locks = "yes" if self.longest_task > LOCKED_MS else "no"
        times = f"{self.usable:>9,.0f} ms{self.longest_task:>9,.0f} ms{locks:>8}"
        return f"{times}{self.nodes:>10,.0f}{self.heap:>8.1f} MB{self.process:>7.0f} MB"


HEADING = f"{'usable':>12}{'longest task':>14}{'locks':>6}{'nodes':>10}{'heap':>11}{'process':>10}"


def view(browser: Browser, origin: str, sight: Sight) -> View:
    """A first view: nothing is cached, but the browser has started and knows the server."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.add_init_script(WATCH_TASKS)
        page.goto(f"{origin}/healthz")
        page.wait_for_timeout(REST_MS)
        page.goto(origin + sight.address, wait_until="commit")
        wanted = [sight.selector, sight.count, sight.loaded]
        try:
            found = page.wait_for_function(USABLE, arg=wanted, polling=100, timeout=PATIENCE_SECONDS * 1000)
        except TimeoutError:
            return View(float("inf"))
        return View(found.json_value(), page.evaluate(LONGEST_TASK), *_held(page), _process(browser))


def _held(page: Page) -> tuple[float, float]:
    """MB of objects of scripts, and nodes of the document."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return metrics["JSHeapUsedSize"] / 1e6, metrics["Nodes"]


def _process(browser: Browser) -> float:
    """MB of the largest process that draws pages, without what it shares with others, as Linux tells it."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max(_own_memory(each["id"]) for each in told if each["type"] == "renderer")


def _own_memory(pid: int) -> float:
    lines = (Path("/proc") / str(pid) / "status").read_text().splitlines()
    return int(dict(line.split(":", 1) for line in lines)["RssAnon"].removesuffix("kB")) / 1024
