// Passkeys: fills the hidden field of a form with the browser's answer and sends the form.
// Without this module, or on an address where passkeys do not work, the password is the way in.

/** @param {HTMLFormElement} form  @param {string} address */
async function options(form, address) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value },
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function create(form) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await options(form, "/passkeys/creation-options"));
  return navigator.credentials.create({ publicKey });
}

async function get(form) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await options(form, "/passkeys/request-options"));
  return navigator.credentials.get({ publicKey });
}

function words(fault) {
  if (fault?.name === "NotAllowedError") return "The passkey was not used. Try once more, or use the password.";
  if (fault?.name === "InvalidStateError") return "This device has a passkey for this account already.";
  if (fault?.name === "SecurityError") return "Passkeys need https, or http://localhost on this computer. Use the password here.";
  return "The passkey did not work. Use the password.";
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  const kind = form.dataset.passkey;
  const problem = form.querySelector("[data-problem]");
  form.hidden = false;
  form.addEventListener("submit", async submitted => {
    const field = form.querySelector("[data-credential]");
    if (field.value !== "") return;
    submitted.preventDefault();
    problem.hidden = true;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const credential = kind === "create" ? await create(form) : await get(form);
      field.value = JSON.stringify(credential);
      button.disabled = false;
      form.requestSubmit(button);
    } catch (fault) {
      problem.textContent = words(fault);
      problem.hidden = false;
      button.disabled = false;
    }
  });
}
