// Keeps the clocks of deadlines right. The server has said the same words for the moment of the page.
const units = [["day", 86400, Infinity], ["hour", 3600, 24], ["minute", 60, 60]];

const lasting = (seconds, most) => {
  const counts = units.map(([name, size, round]) => [Math.floor(seconds / size) % round, name]);
  const first = counts.findIndex(([count]) => count > 0);
  const told = first < 0 ? [] : counts.slice(first, first + most).filter(([count]) => count > 0);
  return told.map(([count, name]) => `${count} ${name}${count > 1 ? "s" : ""}`).join(" ") || "less than a minute";
};

const tick = () => document.querySelectorAll(".clock").forEach((clock) => {
  const left = (Date.parse(clock.dateTime) - Date.now()) / 1000;
  clock.classList.toggle("running", left > 0);
  const most = clock.dataset.zone ? "" : "at most ";
  const words = left > 0 ? `${most}${lasting(left, 2)} left` : `passed ${lasting(-left, 1)} ago`;
  if (clock.textContent !== words) clock.textContent = words;
});

tick();
setInterval(tick, 20000);
