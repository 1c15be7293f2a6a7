// The course from the inside: shows any day without asking the server. Numbers and words were all written there; this module only
// picks those of the day and applies the rule that each part of the picture names. Without it the slider is a form and days are links.
const ORDER = ["depot", "chain", "snap", "signal", "force", "muscle", "line"];

for (const root of document.querySelectorAll("[data-mechanism]")) attach(root);

function attach(root) {
  const { first, days, words, texts } = JSON.parse(root.dataset.mechanism);
  delete root.dataset.mechanism;
  const slider = root.querySelector("input[type=range]");
  const curves = root.querySelector("[data-days]");
  const cursor = root.querySelector("[data-cursor]");
  const last = first + days.length - 1;
  const parts = [...root.querySelectorAll("[data-of]")].map(part => ({ part, of: ORDER.indexOf(part.dataset.of), rule: ruleOf(part) }));

  const show = day => {
    const i = Math.min(Math.max(day, first), last) - first;
    const say = place => words[texts[i][place]];
    for (const { part, of, rule } of parts) rule(part, days[i][of]);
    for (const text of root.querySelectorAll("[data-text]")) text.textContent = say(Number(text.dataset.text));
    for (const text of root.querySelectorAll("[data-value]")) text.textContent = say(9 + Number(text.dataset.value));
    const told = root.querySelector("[data-told]");
    told.textContent = [...root.querySelectorAll(".parts > div")].map(row => `${row.children[0].textContent}: ${row.children[1].textContent}`).join(" ");
    const { left, right } = curves.dataset;
    cursor.setAttribute("transform", `translate(${(+left + (right - left) * i / Math.max(1, last - first)).toFixed(1)} 0)`);
    for (const dot of root.querySelectorAll("[data-dot]")) {
      dot.setAttribute("cy", (dot.dataset.low - dot.dataset.height * days[i][ORDER.indexOf(dot.dataset.dot)]).toFixed(1));
    }
    for (const key of root.querySelectorAll("[data-day]")) {
      if (Number(key.dataset.day) === first + i) key.setAttribute("aria-current", "true"); else key.removeAttribute("aria-current");
    }
    slider.value = first + i;
    slider.setAttribute("aria-valuetext", `${say(0)}, ${say(1)}. ${say(2)}`);
  };

  root.querySelector("button[type=submit]").hidden = true;
  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  slider.form.addEventListener("submit", event => event.preventDefault()); // Enter on the slider
  for (const key of root.querySelectorAll("[data-day]")) {
    key.addEventListener("click", event => { event.preventDefault(); stop(); show(Number(key.dataset.day)); });
  }

  // A finger or a mouse on the curves moves the day too; the slider stays the way in for keys and screen readers.
  const follow = event => {
    const box = curves.getBoundingClientRect(), { left, right } = curves.dataset, unit = box.width / curves.viewBox.baseVal.width;
    stop();
    show(Math.round(first + (last - first) * ((event.clientX - box.left) / unit - left) / (right - left)));
  };
  curves.addEventListener("pointerdown", event => { curves.setPointerCapture(event.pointerId); follow(event); });
  curves.addEventListener("pointermove", event => { if (curves.hasPointerCapture(event.pointerId)) follow(event); });

  // Playing the days is for those who like movement.
  const play = root.querySelector("[data-play]");
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = "Play"; };
  play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
  play.addEventListener("click", () => {
    if (timer) return stop();
    play.textContent = "Stop";
    if (Number(slider.value) >= last) show(first);
    timer = setInterval(() => Number(slider.value) >= last ? stop() : show(Number(slider.value) + 1), 120);
  });
}

// How a part follows its number: shown from or below a share, or stretched about its place.
function ruleOf({ dataset }) {
  if (dataset.from) return (part, value) => value >= dataset.from ? part.removeAttribute("display") : part.setAttribute("display", "none");
  if (dataset.below) return (part, value) => value < dataset.below ? part.removeAttribute("display") : part.setAttribute("display", "none");
  const [least, more] = dataset.stretch.split(" ").map(Number);
  return (part, value) => part.setAttribute("transform", `translate(${dataset.at}) scale(1 ${(least + more * Math.min(1, Math.max(0, value))).toFixed(2)})`);
}
