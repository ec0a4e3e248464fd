import type { Text } from '../../policy/index.ts';
import { useVisit, type WebContext } from '../visit.ts';
import { page } from './page.tsx';

/** A page for what went wrong, with the next step; `detail` replaces the sentence that explains. */
export function errorPage(c: WebContext, status: number, detail?: Text): Promise<Response> {
  const problem = problems[status] ?? (status < 500 ? unknownRequest : unknownFailure);
  const explained = { ...problem, ...(detail && { what: detail }) };
  // The address may hold a token that has lapsed or was mistyped; it is repeated nowhere.
  const meta = { title: problem.title, status, robots: 'noindex', referrer: 'no-referrer' } as const;
  return page(c, meta, <ErrorBody status={status} problem={explained} />);
}

/** The page needs a policy that is not in force yet: it says which step puts it in force. */
export function behindPage(c: WebContext): Promise<Response> {
  const meta = { title: behind.title, status: 503, robots: 'noindex', referrer: 'no-referrer' } as const;
  return page(c, meta, <ErrorBody status={503} problem={behind} />);
}

interface Problem {
  readonly title: Text;
  readonly what: Text;
  /** The next step, in words. */
  readonly next: Text;
}

function ErrorBody({ status, problem }: { readonly status: number; readonly problem: Problem }) {
  const { t, to } = useVisit();
  return (
    <article class="error">
      <p class="error__status">{status}</p>
      <h1>{t(problem.title)}</h1>
      <p>{t(problem.what)}</p>
      <p>{t(problem.next)}</p>
      <p>
        <a href={to('/')}>{t({ de: 'Zur Startseite', en: 'To the start page' })}</a>
      </p>
    </article>
  );
}

const behind: Problem = {
  title: { de: 'Diese Seite wartet auf ihre Regeln', en: 'This page waits for its rules' },
  what: {
    de: 'Sie braucht eine neue Fassung unserer Datenschutzerklärung, die noch nicht in Kraft ist. Ohne Regel speichern wir nichts; Ihre Eingabe ist nicht gespeichert.',
    en: 'It needs a new version of our privacy notice that is not in force yet. Without a rule we store nothing; what you entered has not been stored.',
  },
  next: {
    de: 'Versuchen Sie es später noch einmal. Wer diese Website betreibt: „npx avow policy plan“ zeigt die Änderung, „npx avow policy apply“ setzt sie in Kraft.',
    en: 'Please try again later. Whoever runs this site: “npx avow policy plan” shows the change, “npx avow policy apply” puts it in force.',
  },
};

const unknownRequest: Problem = {
  title: { de: 'Das hat nicht geklappt', en: 'That did not work' },
  what: { de: 'Die Anfrage war nicht verständlich.', en: 'The request could not be understood.' },
  next: { de: 'Gehen Sie zurück und versuchen Sie es noch einmal.', en: 'Please go back and try again.' },
};

const unknownFailure: Problem = {
  title: { de: 'Ein Fehler auf unserer Seite', en: 'An error on our side' },
  what: {
    de: 'Es lag nicht an Ihnen. Der Fehler wurde ohne Angaben zu Ihrer Person festgehalten.',
    en: 'It was not your doing. The error has been noted without anything about you.',
  },
  next: {
    de: 'Was Sie gerade absenden wollten, ist nicht gespeichert. Versuchen Sie es in ein paar Minuten noch einmal.',
    en: 'What you were about to send has not been stored. Please try again in a few minutes.',
  },
};

const problems: Readonly<Record<number, Problem>> = {
  403: {
    title: { de: 'Von einer anderen Seite abgesendet', en: 'Sent from another site' },
    what: {
      de: 'Änderungen nehmen wir nur von unseren eigenen Seiten an, damit niemand sie in Ihrem Namen auslösen kann.',
      en: 'We accept changes from our own pages only, so that nobody can make them in your name.',
    },
    next: {
      de: 'Öffnen Sie die Seite hier und senden Sie das Formular noch einmal ab.',
      en: 'Open the page here and send the form again.',
    },
  },
  404: {
    title: { de: 'Diese Seite gibt es nicht', en: 'There is no such page' },
    what: {
      de: 'Vielleicht ist die Adresse unvollständig, oder der Link war nur für kurze Zeit gültig.',
      en: 'The address may be incomplete, or the link was valid for a short time only.',
    },
    next: {
      de: 'Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.',
      en: 'Check the address, or begin at the start page.',
    },
  },
  405: {
    title: { de: 'So lässt sich diese Seite nicht aufrufen', en: 'This page cannot be asked that way' },
    what: {
      de: 'Diese Adresse kennt die verwendete Anfragemethode nicht. Es wurde nichts geändert.',
      en: 'This address does not know the request method that was used. Nothing has been changed.',
    },
    next: { de: 'Öffnen Sie die Seite über einen Link oder ein Formular.', en: 'Open the page by a link or a form.' },
  },
  413: {
    title: { de: 'Das ist zu groß', en: 'That is too large' },
    what: {
      de: 'Die Anfrage überschreitet, was wir annehmen. Es wurde nichts gespeichert.',
      en: 'The request exceeds what we accept. Nothing has been stored.',
    },
    next: { de: 'Gehen Sie zurück und senden Sie weniger.', en: 'Go back and send less.' },
  },
  422: {
    title: { de: 'Bitte prüfen Sie Ihre Angaben', en: 'Please check your entries' },
    what: {
      de: 'Etwas an der Eingabe fehlt oder passt nicht. Es wurde nichts gespeichert.',
      en: 'Something in the entry is missing or does not fit. Nothing has been stored.',
    },
    next: { de: 'Gehen Sie zurück und korrigieren Sie die Eingabe.', en: 'Go back and correct the entry.' },
  },
  429: {
    title: { de: 'Gerade zu viele Anfragen', en: 'Too many requests just now' },
    what: {
      de: 'Wir begrenzen, wie oft dies hintereinander geht, damit niemand damit belästigt werden kann.',
      en: 'We limit how often this can be done in a row, so that nobody can be bothered with it.',
    },
    next: { de: 'Versuchen Sie es später noch einmal.', en: 'Please try again later.' },
  },
  500: unknownFailure,
  503: {
    title: { de: 'Gleich wieder da', en: 'Back in a moment' },
    what: {
      de: 'Die Seite ist gerade nicht bereit. Was bestätigt wurde, ist sicher gespeichert.',
      en: 'The site is not ready just now. Whatever was acknowledged is safely stored.',
    },
    next: { de: 'Versuchen Sie es in einer Minute noch einmal.', en: 'Please try again in a minute.' },
  },
};
