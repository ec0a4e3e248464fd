// Completes the forms for passkeys: asks the server for a challenge, lets the browser answer it, sends the form.
const { startAuthentication, startRegistration, browserSupportsWebAuthn } = globalThis.SimpleWebAuthnBrowser;

const ceremonies = { 'sign-in': startAuthentication, register: startRegistration };

for (const box of document.querySelectorAll('[data-passkey]')) {
  const form = box.querySelector('form');
  if (!form || !browserSupportsWebAuthn()) continue;
  box.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void complete(box, form);
  });
}

async function complete(box, form) {
  const status = box.querySelector('[role="status"]');
  status.textContent = '';
  try {
    const challenge = await fetch(box.dataset.challenge, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    });
    if (!challenge.ok) throw new Error(String(challenge.status));
    const answer = await ceremonies[box.dataset.passkey]({ optionsJSON: await challenge.json() });
    form.elements.answer.value = JSON.stringify(answer);
    form.submit();
  } catch {
    status.textContent = box.dataset.failed;
  }
}
