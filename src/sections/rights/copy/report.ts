import { classNamed, type Language, momentInWords, type Text, typeset } from '../../../core/policy/index.ts';
import type { HeldAbout, World } from '../../../core/section/index.ts';
import type { TimePoint } from '../../../core/web/index.ts';
import type { Overview } from '../overview/collect.ts';
import { lineOf } from '../overview/line.ts';
import { passagesOf } from '../overview/passages.ts';
import { aboutRows, fieldRows, type Row } from '../overview/rows.ts';
import { criteria } from '../overview/until.ts';

/** The information under Art. 15 GDPR as it is read, whatever it is printed on. */
export interface Report {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly ReportPart[];
  /** What holds for everything: rights, complaint, third countries, automated decisions. */
  readonly passages: readonly { readonly heading?: string; readonly text: string; readonly isProminent: boolean }[];
}

export interface ReportPart {
  readonly heading: string;
  readonly line: readonly TimePoint[];
  readonly data: readonly Row[];
  readonly about: readonly Row[];
  readonly howLong: readonly string[];
}

export function reportOf(world: World, overview: Overview, language: Language): Report {
  const { policy, calendar } = world.rules;
  const { controller: c } = policy;
  const { objection, rights, complaint, general } = passagesOf(policy);
  const passages = [...objection, ...rights, ...complaint, ...general];
  const on = momentInWords(overview.at, language, calendar);
  return {
    title: words.title[language],
    lead: words.lead[language]
      .replace('{address}', overview.address)
      .replace('{on}', on)
      .replace('{controller}', `${c.name}, ${c.street}, ${c.postalCode} ${c.city}, ${c.phone}, ${c.email}`),
    parts: [...overview.held.map((held) => partOf(world, held, language)), ...browserParts(world, overview, language)],
    passages: passages.map(({ heading, text, prominent }) => ({
      ...(heading && { heading: typeset(heading[language]) }),
      text: typeset(text[language]),
      isProminent: prominent ?? false,
    })),
  };
}

function partOf(world: World, held: HeldAbout, language: Language): ReportPart {
  const { policy, calendar } = world.rules;
  return {
    heading: `${held.title[language]}: ${held.stageTitle[language]}`,
    line: lineOf(policy, held, language, calendar),
    data: fieldRows(held.fields, language, calendar),
    about: aboutRows(world, held, language),
    howLong: criteria(policy, held, language),
  };
}

function browserParts(world: World, { here, cookies }: Overview, language: Language): readonly ReportPart[] {
  const { policy, calendar } = world.rules;
  const bare = { line: [], about: [], howLong: [] };
  return [
    ...(cookies.length > 0
      ? [
          {
            ...bare,
            heading: words.cookies[language],
            data: cookies.map(({ name, purpose }): Row => [name, purpose[language]]),
          },
        ]
      : []),
    ...here.map(({ class: name, title, fields, until }) => ({
      ...bare,
      heading: title[language],
      data: fieldRows(fields, language, calendar),
      about: [
        [
          words.purposes[language],
          classNamed(policy, name)
            .purposes.map((p) => p.title[language])
            .join('; '),
        ],
        [words.until[language], until ? momentInWords(until, language, calendar) : words.held[language]],
      ] as const,
    })),
  ];
}

const words = {
  title: { de: 'Auskunft über Ihre Daten', en: 'Information about your data' },
  lead: {
    de: 'Zu {address}, erteilt am {on} nach Art. 15 DSGVO von {controller}.',
    en: 'About {address}, given on {on} under Art. 15 GDPR by {controller}.',
  },
  cookies: { de: 'Cookies dieses Browsers', en: 'Cookies of this browser' },
  purposes: { de: 'Wozu', en: 'What for' },
  until: { de: 'Bis wann', en: 'Until when' },
  held: { de: 'bis die Aussetzung endet', en: 'until the hold ends' },
} as const satisfies Record<string, Text>;
