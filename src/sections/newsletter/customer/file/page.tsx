import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../../../core/web/index.ts';
import type { Offer } from '../../policy.ts';
import { columns, type TableTaken, type Taken } from './take.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly path: `/${string}`;
  readonly offers: readonly Offer[];
  readonly taken?: TableTaken;
  readonly text?: string;
}

/** Where a table of customers is taken in, and what became of it. */
export function TablePage({ Form, path, offers, taken, text }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      {taken && ('refused' in taken ? <Refused taken={taken} /> : <Outcome taken={taken} />)}
      <p>{t(words.what)}</p>
      <Table
        isQuiet
        caption={t(words.columns)}
        head={[t(words.column), t(words.meaning)]}
        rows={columns.map((name) => [<code>{name}</code>, t(meanings[name])])}
      />
      <p class="small">
        {t(words.offers)} {offers.map(({ name, title }) => `${name} (${t(title)})`).join(', ')}
      </p>
      <Form action={`${path}/file`}>
        <Field name="table" type="textarea" rows={12} label={words.table} hint={words.hint} value={text} required />
        <Button>{t(words.take)}</Button>
      </Form>
      <p>
        <a href={to(path)}>{t(words.back)}</a>
      </p>
    </>
  );
}

function Refused({ taken }: { readonly taken: Extract<TableTaken, { refused: string }> }) {
  const { t } = useVisit();
  return (
    <Message kind="wrong" title={t(words.wrong)}>
      <p>
        {taken.refused === 'broken'
          ? t({ de: `Zeile ${taken.line} ist nicht lesbar.`, en: `Line ${taken.line} cannot be read.` })
          : t(refusals[taken.refused])}
      </p>
    </Message>
  );
}

function Outcome({ taken }: { readonly taken: Taken }) {
  const { t } = useVisit();
  const { entered, incomplete, wrong } = taken;
  return (
    <>
      <Message kind={wrong.length === 0 ? 'good' : 'note'}>
        <p>
          {t({
            de: `${entered} eingetragen, davon ${incomplete} unvollständig; ${new Set(wrong.map(({ line }) => line)).size} Zeilen nicht übernommen.`,
            en: `${entered} entered, ${incomplete} of them incomplete; ${new Set(wrong.map(({ line }) => line)).size} lines not taken in.`,
          })}
        </p>
      </Message>
      {wrong.length > 0 && (
        <Table
          caption={t(words.notTaken)}
          head={[t(words.line), t(words.column), t(words.why)]}
          rows={wrong.map(({ line, column, what }) => [String(line), <code>{column}</code>, t(what)])}
        />
      )}
    </>
  );
}

export const words = {
  title: { de: 'Tabelle von Bestandskunden', en: 'Table of customers' },
  what: {
    de: 'Die erste Zeile nennt die Spalten. Was zu einer Voraussetzung fehlt, lässt den Eintrag unvollständig: Es geht dann keine Werbung hinaus. Wer abbestellt oder widersprochen hat, wird nicht aufgenommen. Dieselbe Tabelle noch einmal ändert nichts.',
    en: 'The first line names the columns. What a condition lacks leaves the entry incomplete: no advertising leaves then. Whoever has unsubscribed or objected is not taken in. The same table once more changes nothing.',
  },
  columns: { de: 'Spalten', en: 'Columns' },
  column: { de: 'Spalte', en: 'Column' },
  meaning: { de: 'Bedeutung', en: 'Meaning' },
  offers: { de: 'Angebote der Datenschutzerklärung:', en: 'Offers of the policy:' },
  table: { de: 'Tabelle', en: 'Table' },
  hint: {
    de: 'Aus der Tabellenkalkulation kopiert, oder der Inhalt einer CSV-Datei; höchstens 2 000 Zeilen.',
    en: 'Copied from a spreadsheet, or what a CSV file holds; at most 2,000 lines.',
  },
  take: { de: 'Aufnehmen', en: 'Take in' },
  back: { de: 'Zur Liste', en: 'To the list' },
  wrong: { de: 'So ging es nicht.', en: 'That was not possible.' },
  notTaken: { de: 'Nicht übernommen', en: 'Not taken in' },
  line: { de: 'Zeile', en: 'Line' },
  why: { de: 'Warum', en: 'Why' },
} as const;

const refusals = {
  empty: { de: 'Die Tabelle ist leer.', en: 'The table is empty.' },
  columns: { de: 'Keine Spalte heißt „email“.', en: 'No column is called “email”.' },
  long: { de: 'Das sind mehr als 2 000 Zeilen.', en: 'Those are more than 2,000 lines.' },
} as const;

const meanings = {
  email: { de: 'E-Mail-Adresse', en: 'e-mail address' },
  language: { de: 'de oder en', en: 'de or en' },
  sold_on: { de: 'Tag des Kaufs, 2026-11-23 oder 23.11.2026', en: 'day of the sale, 2026-11-23 or 23.11.2026' },
  sale: { de: 'was verkauft wurde', en: 'what was sold' },
  sale_evidence: { de: 'Beleg, etwa die Rechnungsnummer', en: 'evidence, such as the number of the invoice' },
  similar: { de: 'ähnliche Angebote, durch Leerzeichen getrennt', en: 'similar offers, parted by spaces' },
  similar_evidence: { de: 'warum sie ähnlich sind', en: 'why they are similar' },
  unobjected_evidence: { de: 'wie auf Widerspruch geprüft wurde', en: 'how it was checked for objections' },
  told_on: { de: 'Tag des Hinweises, nicht nach dem Kauf', en: 'day on which it was pointed out, not after the sale' },
  told_wording: { de: 'Wortlaut des Hinweises', en: 'wording, as it was shown' },
  told_evidence: { de: 'Beleg des Hinweises', en: 'evidence that it was shown' },
} as const;
