import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import {
  type Chapter,
  type ClassCard,
  classNamed,
  diagram,
  type PassageView,
  type Policy,
  type Text,
} from '../../../core/policy/index.ts';
import { LineOfTime, lineOfClass, Message, Pairs, Table, useVisit } from '../../../core/web/index.ts';

/** One section of the notice: its sentences with their lines of time, its registers, its data one by one. */
export function ChapterElement({ chapter, policy }: { readonly chapter: Chapter; readonly policy: Policy }): Child {
  const { t } = useVisit();
  const { id, number, heading, notYet, passages, registers, classes } = chapter;
  return (
    <section class="chapter" aria-labelledby={id}>
      <h2 id={id}>
        {number}. {heading}
      </h2>
      {notYet && <Message>{notYet}</Message>}
      {passages.map((passage, index) => (
        // A class is drawn once, beside the first sentence about it.
        <Passage
          passage={passage}
          policy={policy}
          isPictured={passages.findIndex(({ beside }) => beside === passage.beside) === index}
        />
      ))}
      {registers.map(({ caption, head, rows }) => (
        <div class="register">
          <Table caption={caption} head={head} rows={rows} />
        </div>
      ))}
      {classes.length > 0 && (
        <div class="cards">
          <h3>{t(words.inDetail)}</h3>
          {classes.map((card) => (
            <Card card={card} policy={policy} />
          ))}
        </div>
      )}
    </section>
  );
}

interface PassageProps {
  readonly passage: PassageView;
  readonly policy: Policy;
  readonly isPictured: boolean;
}

function Passage({ passage, policy, isPictured }: PassageProps): Child {
  const { language } = useVisit();
  const { heading, html, promises, prominent, beside } = passage;
  const pictured = isPictured && beside !== undefined ? classNamed(policy, beside) : undefined;
  return (
    <div class={prominent ? 'passage passage--prominent' : 'passage'}>
      <div class="passage__text">
        {heading && <h3>{heading}</h3>}
        {/* Escaped where it was printed; it holds links to addresses and telephones. */}
        <p>{raw(html)}</p>
        {promises.length > 0 && <p class="passage__promises">{promises.join(', ')}</p>}
      </div>
      {pictured && (
        <div class="passage__aside">
          <LineOfTime title={pictured.title[language]} points={lineOfClass(pictured, language)} />
        </div>
      )}
    </div>
  );
}

/** Everything that Art. 13 and 14 GDPR want said about one kind of data. */
function Card({ card, policy }: { readonly card: ClassCard; readonly policy: Policy }): Child {
  const { language } = useVisit();
  return (
    <details class="card">
      <summary>{card.title}</summary>
      <div class="card__body">
        <Pairs items={card.rows.map(({ term, lines }) => [term, <Lines lines={lines} />])} />
        <div class="card__picture">{raw(diagram(classNamed(policy, card.class), language, { layout: 'narrow' }))}</div>
      </div>
    </details>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): Child {
  if (lines.length < 2) return <>{lines[0]}</>;
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

const words = { inDetail: { de: 'Die Daten im Einzelnen', en: 'The data in detail' } } as const satisfies Record<
  string,
  Text
>;
