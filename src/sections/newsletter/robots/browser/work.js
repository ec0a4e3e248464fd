// Does a moment's work before the sign-up is sent, so that many people behind one network all find room. The form needs
// none of this: without script, without a secure connection or when it takes too long, it is sent as it is.
const field = document.querySelector('form #field-email');
const form = field?.form;
const patience = 3000;
let begun;

if (form && globalThis.crypto?.subtle) {
  field.addEventListener('change', begin);
  form.addEventListener('submit', send);
}

/** Starts while the person still looks for the button; once for each address. */
function begin() {
  const email = field.value.trim();
  if (email && begun?.email !== email) begun = { email, done: solve(email).catch(() => undefined) };
  return begun?.done;
}

async function send(event) {
  event.preventDefault();
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  const work = await Promise.race([begin(), new Promise((resolve) => setTimeout(resolve, patience))]);
  form.ariaBusy = 'false';
  if (work) carry(work);
  form.submit();
}

function carry(work) {
  const input = form.elements.namedItem('work') ?? form.appendChild(document.createElement('input'));
  Object.assign(input, { type: 'hidden', name: 'work', value: work });
}

async function solve(email) {
  const answer = await fetch('/newsletter/work', { credentials: 'omit' });
  if (!answer.ok) return undefined;
  const { challenge, bits } = await answer.json();
  const words = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const work = `${challenge}.${number}`;
    const hash = await crypto.subtle.digest('SHA-256', words.encode(`${work}.${email}`));
    if (new DataView(hash).getUint32(0) >>> (32 - bits) === 0) return work;
  }
}
