import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Text } from '../../../../core/policy/index.ts';
import { Table, useVisit } from '../../../../core/web/index.ts';
import { problems } from '../problem.ts';
import { scopes, scopesIn } from '../token/scope.ts';
import { type RequestField, requestFields } from './fields.ts';
import { type OperationId, summaries } from './words.ts';

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  readonly scope: string;
  readonly fields: readonly RequestField[];
}

/** The interface for programs, as people read it: made from the same description. */
export function ApiPage({ document, baseUrl }: { readonly document: Document; readonly baseUrl: string }) {
  const { t, to } = useVisit();
  return (
    <div class="stack">
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.what)}</p>
      <p>
        {t(words.how)} <a href={to('/api/v1/openapi.json')}>{t(words.description)}</a>
      </p>
      <div class="frame" tabindex={0} role="region" aria-label={t(words.example)}>
        <pre>
          <code>{example(baseUrl)}</code>
        </pre>
      </div>
      <h2>{t(words.operations)}</h2>
      {operationsOf(document).map(({ id, method, path, scope, fields }) => (
        <section class="stack" id={id}>
          <h3>
            <code>
              {method} /api/v1{path}
            </code>
          </h3>
          <p>{t(summaries[id])}</p>
          <p class="small">
            {t(words.scope)}: <code>{scope}</code>
          </p>
          {fields.length > 0 && <Fields of={`${method} ${path}`} fields={fields} />}
        </section>
      ))}
      <h2>{t(words.scopes)}</h2>
      <Table
        isQuiet
        caption={t(words.scopes)}
        head={[t(words.scope), t(words.may)]}
        rows={scopesIn({ hasCustomers: '/customers' in (document.paths ?? {}), mayAll: true }).map((name) => [
          <code>{name}</code>,
          t(scopes[name]),
        ])}
      />
      <h2>{t(words.problems)}</h2>
      <p>{t(words.problemsWhat)}</p>
      <div lang="en">
        <Table
          isQuiet
          caption={t(words.problems)}
          head={[t(words.name), t(words.status), t(words.meaning)]}
          rows={Object.entries(problems).map(([name, { status, title, detail }]) => [
            <code id={name}>{name}</code>,
            status,
            `${title}. ${detail}`,
          ])}
        />
      </div>
    </div>
  );
}

function Fields({ of, fields }: { readonly of: string; readonly fields: readonly RequestField[] }) {
  const { t } = useVisit();
  return (
    <Table
      isQuiet
      caption={`${t(words.fields)}: ${of}`}
      head={[t(words.field), t(words.required), t(words.meaning)]}
      rows={fields.map(({ name, isRequired, what }) => [
        <code>{name}</code>,
        t(isRequired ? words.yes : words.no),
        <span lang="en">{what}</span>,
      ])}
    />
  );
}

const example = (baseUrl: string): string =>
  [
    `curl ${baseUrl}/api/v1/subscribers \\`,
    '  -H "Authorization: Bearer avow_..." -H "Content-Type: application/json" \\',
    `  -d '{"email":"name@example.com","language":"de","ip":"203.0.113.7","wording":"..."}'`,
  ].join('\n');

function operationsOf(document: Document): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { operationId: OperationId; description: string }>).map(([method, one]) => ({
      id: one.operationId,
      method: method.toUpperCase(),
      path,
      scope: one.description.replace('Scope: ', ''),
      fields: requestFields(one, document.components?.schemas ?? {}),
    })),
  );
}

export const words = {
  title: { de: 'Schnittstelle für Programme', en: 'Interface for programs' },
  what: {
    de: 'Programme können anmelden, nachsehen, abmelden, Entwürfe anlegen und ausgeben. Abonniert ist auch auf diesem Weg nur, wer selbst bestätigt hat.',
    en: 'Programs can sign up, look up, unsubscribe, make drafts and export. On this way, too, only who confirmed it themselves is subscribed.',
  },
  how: {
    de: 'Zugangsschlüssel werden im internen Bereich ausgestellt, gelten befristet und nur für das, was sie nennen. Für Programme:',
    en: 'Tokens are made in the staff area; they work for a limited time and only for what they name. For programs:',
  },
  description: { de: 'Beschreibung nach OpenAPI 3.1', en: 'Description by OpenAPI 3.1' },
  operations: { de: 'Was möglich ist', en: 'What is possible' },
  scopes: { de: 'Befugnisse', en: 'Scopes' },
  scope: { de: 'Befugnis', en: 'Scope' },
  may: { de: 'Darf', en: 'May' },
  problems: { de: 'Wenn etwas nicht geht', en: 'When something fails' },
  problemsWhat: {
    de: 'Jede Absage ist ein „application/problem+json“ nach RFC 9457; ihr Typ ist eine dieser Adressen.',
    en: 'Every refusal is an “application/problem+json” by RFC 9457; its type is one of these addresses.',
  },
  example: { de: 'Beispiel', en: 'Example' },
  fields: { de: 'Angaben', en: 'Fields' },
  field: { de: 'Angabe', en: 'Field' },
  required: { de: 'nötig', en: 'required' },
  yes: { de: 'ja', en: 'yes' },
  no: { de: 'nein', en: 'no' },
  name: { de: 'Name', en: 'Name' },
  status: { de: 'Code', en: 'Status' },
  meaning: { de: 'Bedeutung', en: 'Meaning' },
} as const satisfies Record<string, Text>;
