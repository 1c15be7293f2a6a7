// Name finder: suggests names while the first letters are typed and puts the chosen one on a line of its own in the text area.
// What is typed goes in the body of a post, never into an address. Without this module the text area alone does the work.

for (const finder of document.querySelectorAll("[data-finder]")) {
  const text = document.getElementById(finder.dataset.into);
  const input = finder.querySelector("input");
  const names = finder.querySelector("datalist");
  let timer, asked = "";
  finder.hidden = false;

  async function suggest() {
    const letters = input.value.trim();
    if (letters.length < 2 || letters === asked) return;
    asked = letters;
    const answer = await fetch(`/names/${finder.dataset.finder}`, { method: "POST", headers: { "Content-Type": "text/plain" }, body: letters }).catch(() => null);
    if (!answer?.ok || input.value.trim() !== letters) return;
    names.replaceChildren(...(await answer.json()).map(name => new Option(name.means === name.text ? "" : name.means, name.text)));
  }

  function add() {
    const name = input.value.trim();
    if (name === "") return;
    text.value = text.value.trimEnd() === "" ? name : `${text.value.trimEnd()}\n${name}`;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    input.value = "";
    names.replaceChildren();
    input.focus();
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 200);
  });
  input.addEventListener("keydown", pressed => {
    if (pressed.key !== "Enter") return;
    pressed.preventDefault();
    add();
  });
  finder.querySelector("button").addEventListener("click", add);
}
