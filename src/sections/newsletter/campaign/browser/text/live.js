import { cleaned, showRemoved } from './cleaned.js';

/** Asks the server for the mail as it would be now, and shows it without a jump. */
export function followWords(form, refresh, frame) {
  let waiting;
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const words = new FormData(form);
    words.delete('file');
    const [answer, body] = await Promise.all([
      fetch(refresh.formAction, { method: 'POST', body: words }).catch(() => undefined),
      cleaned(form),
    ]);
    // An older answer may come late.
    if (turn !== latest) return;
    if (body) showRemoved(body.removed);
    if (!answer?.ok) return;
    const shown = frame.contentDocument;
    if (!shown) return;
    // Read by the frame's own rules for content: those of this page would take the styles of the mail away.
    const mail = new frame.contentWindow.DOMParser().parseFromString(await answer.text(), 'text/html');
    if (turn !== latest) return;
    const top = shown.documentElement.scrollTop;
    shown.replaceChild(shown.adoptNode(mail.documentElement), shown.documentElement);
    shown.documentElement.scrollTop = top;
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void show(), 400);
  });
  refresh.addEventListener('click', (event) => {
    event.preventDefault();
    void show();
  });
}
