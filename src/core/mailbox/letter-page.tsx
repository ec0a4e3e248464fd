import type { Letter } from '../mail/index.ts';
import { Pairs, useVisit } from '../web/index.ts';
import { Moment } from './moment.tsx';
import { words } from './words.ts';

/** One letter as text, its links to be followed. */
export function LetterPage({ letter }: { readonly letter: Letter }) {
  const { t, to } = useVisit();
  return (
    <>
      <p class="small">
        <a href={to('/mailbox')}>{t(words.back)}</a>
      </p>
      <h1 class="subject">{letter.subject}</h1>
      <Pairs
        items={[
          [t(words.from), letter.from],
          [t(words.to), letter.to.join(', ')],
          [t(words.at), <Moment at={letter.at} />],
        ]}
      />
      <div class="letter stack">
        {letter.text
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p>{inLines(paragraph)}</p>
          ))}
      </div>
      <ul class="facts">
        {letter.html !== null && (
          <li>
            <a href={to(`/mailbox/${letter.id}/html`)}>{t(words.asHtml)}</a>
          </li>
        )}
        <li>
          <a href={to(`/mailbox/${letter.id}/raw`)}>{t(words.source)}</a>
        </li>
      </ul>
    </>
  );
}

const inLines = (paragraph: string) =>
  paragraph.split('\n').map((line, at) => (
    <>
      {at > 0 && <br />}
      {withLinks(line)}
    </>
  ));

const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Splitting by a captured pattern leaves every second piece an address. */
const withLinks = (text: string) =>
  text.split(address).map((piece, at) => (at % 2 === 1 ? <a href={piece}>{piece}</a> : piece));
