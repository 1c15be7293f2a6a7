// Face map island: keeps the points on the face and the table in step, and lets a hand move a point.
// Without it the table alone is enough to plan and to post the form.
const STEP_MM = 1;

for (const editor of document.querySelectorAll("[data-facemap]")) attach(editor);

function attach(editor) {
  const unitsPerMl = Number(editor.dataset.unitsPerMl);
  const rows = [...editor.querySelectorAll("[data-row]")];
  const rowOf = id => rows.find(row => row.dataset.row === id);
  const points = [...editor.querySelectorAll("[data-point]")];
  const pointOf = id => points.find(point => point.dataset.point === id);

  const select = id => {
    for (const row of rows) row.classList.toggle("on", row.dataset.row === id);
    for (const point of points) point.classList.toggle("on", point.dataset.point === id);
  };

  const recount = () => {
    let total = 0, readable = true; // one unreadable number and there is no total
    for (const row of rows) {
      const units = read(row.querySelector("[data-units]").value);
      if (units === null) readable = false; else total += units;
      row.querySelector("[data-ml]").textContent = units === null ? "?" : (units / unitsPerMl).toFixed(3);
      row.querySelector("[data-marks]").textContent = units === null ? "?" : plain(100 * units / unitsPerMl);
      const point = pointOf(row.dataset.row);
      if (!point) continue;
      point.classList.toggle("unread", units === null);
      point.classList.toggle("zero", units === 0);
      const text = point.querySelector("text");
      if (text) text.textContent = units === null ? "?" : plain(units);
      point.setAttribute("aria-label", `${point.dataset.name}, ${units === null ? "units not readable" : plain(units) + " units"}`);
    }
    editor.querySelector("[data-total-units]").value = readable ? plain(total) : "?";
    editor.querySelector("[data-total-ml]").value = readable ? (total / unitsPerMl).toFixed(3) : "?";
    editor.querySelector("[data-total-marks]").value = readable ? plain(100 * total / unitsPerMl) : "?";
  };

  for (const row of rows) {
    row.addEventListener("focusin", () => select(row.dataset.row));
    row.addEventListener("input", recount);
  }

  for (const svg of editor.querySelectorAll("svg[data-editable]")) {
    const map = { svg, width: Number(svg.dataset.width), height: Number(svg.dataset.height), flipped: svg.dataset.view === "right" };
    svg.setAttribute("role", "group");
    svg.setAttribute("data-live", "");
    for (const point of svg.querySelectorAll("[data-point]")) {
      point.setAttribute("tabindex", "0");
      point.setAttribute("role", "button");
      hand(map, point, rowOf(point.dataset.point), select);
    }
  }

  const hint = editor.querySelector("[data-facemap-hint]");
  if (hint) hint.hidden = false;
  recount();
}

// Dragging, arrow keys (1 mm, with Shift 5 mm), Enter to the number in the table.
function hand(map, point, row, select) {
  const id = point.dataset.point;
  let grabbed = null;

  point.addEventListener("focus", () => select(id));
  point.addEventListener("keydown", event => {
    const step = STEP_MM * (event.shiftKey ? 5 : 1);
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move) {
      const at = placeOf(point);
      put(map, point, row, { x: at.x + move[0], y: at.y + move[1] });
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === " ") {
      row.querySelector("[data-units]").focus();
      event.preventDefault();
    }
  });
  point.addEventListener("pointerdown", event => {
    point.setPointerCapture(event.pointerId);
    const at = placeOf(point), from = toSheet(map.svg, event);
    grabbed = { dx: at.x - from.x, dy: at.y - from.y, moved: false };
    select(id);
  });
  point.addEventListener("pointermove", event => {
    if (!grabbed) return;
    const to = toSheet(map.svg, event);
    const place = { x: to.x + grabbed.dx, y: to.y + grabbed.dy }, at = placeOf(point);
    // a tap trembles: less than half a millimetre is none
    if (!grabbed.moved && Math.hypot(place.x - at.x, place.y - at.y) < .5) return;
    grabbed.moved = true;
    put(map, point, row, place);
  });
  point.addEventListener("pointerup", () => {
    if (grabbed && !grabbed.moved) row.querySelector("[data-units]").focus();
    grabbed = null;
  });
  point.addEventListener("pointercancel", () => { grabbed = null; });
}

function put(map, point, row, place) {
  const x = Math.min(map.width, Math.max(0, place.x)), y = Math.min(map.height, Math.max(0, place.y));
  point.setAttribute("transform", `translate(${round(x, 2)} ${round(y, 2)})`);
  row.querySelector("[data-x]").value = round(map.flipped ? 1 - x / map.width : x / map.width, 5);
  row.querySelector("[data-y]").value = round(y / map.height, 5);
}

function placeOf(point) {
  const [x, y] = point.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
  return { x, y };
}

function toSheet(svg, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: at.x, y: at.y };
}

// Empty is no units; a comma is a point; anything else that is no number up to 1000 is unreadable.
function read(text) {
  const trimmed = text.trim().replace(",", ".");
  if (trimmed === "") return 0;
  return /^\d*\.?\d+$|^\d+\.$/.test(trimmed) && Number(trimmed) <= 1000 ? Number(trimmed) : null;
}

function round(number, decimals) {
  return Number(number.toFixed(decimals));
}

function plain(number) {
  return String(round(number, 2));
}
