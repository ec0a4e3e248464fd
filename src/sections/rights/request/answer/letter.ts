import type { Language, Policy } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';

/** A letter about a request, as it is sent and kept. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
  /** What goes with it for programs, as JSON. */
  readonly copy?: string;
}

interface Written {
  readonly name: string;
  readonly paragraphs: readonly string[];
  /** What lies behind the letter. */
  readonly enclosed?: string | undefined;
}

/** Salutation, what is said, and who says it, with the ways to the notice and the imprint. */
export function letter(
  { rules, baseUrl }: Pick<World, 'rules' | 'baseUrl'>,
  language: Language,
  { name, paragraphs, enclosed = '' }: Written,
): string {
  const { controller: c } = rules.policy;
  const prefix = language === 'de' ? '' : `/${language}`;
  const says = words[language];
  return [
    `${says.hello}${name === '' ? '' : ` ${name}`},`,
    ...paragraphs.filter((paragraph) => paragraph.trim() !== ''),
    `${says.regards}\n${c.name}`,
    ...(enclosed === '' ? [] : [enclosed]),
    [
      '-- ',
      `${c.name}, ${c.street}, ${c.postalCode} ${c.city}`,
      `${c.phone}, ${c.email}`,
      `${says.imprint}: ${baseUrl}${prefix}/imprint`,
      `${says.privacy}: ${baseUrl}${prefix}/privacy`,
    ].join('\n'),
    '',
  ].join('\n\n');
}

/** Complaint and court, which no refusal may leave out (Art. 12(4), 77, 79 GDPR; S82). */
export function remedies({ authority: a, controller }: Policy, language: Language): string {
  return language === 'de'
    ? `Sind Sie damit nicht einverstanden, können Sie sich bei einer Aufsichtsbehörde beschweren (Art. 77 DSGVO). Für uns zuständig ist: ${a.name.de}, ${a.street}, ${a.postalCode} ${a.city}, Telefon ${a.phone}, ${a.email}. Sie können sich ebenso an die Behörde an Ihrem Aufenthaltsort, an Ihrem Arbeitsplatz oder am Ort des mutmaßlichen Verstoßes wenden.\n\nUnabhängig davon steht Ihnen der Weg zu den Gerichten offen (Art. 79 DSGVO): Sie können gegen ${controller.name} klagen, am Sitz unseres Unternehmens oder an Ihrem gewöhnlichen Aufenthaltsort.`
    : `If you do not agree, you may lodge a complaint with a supervisory authority (Art. 77 GDPR). The one responsible for us is: ${a.name.en}, ${a.street}, ${a.postalCode} ${a.city}, Germany, telephone ${a.phone}, ${a.email}. You may equally turn to the authority of your residence, your place of work or the place of the alleged infringement.\n\nIndependently of this you have the right to a judicial remedy (Art. 79 GDPR): you may bring proceedings against ${controller.name}, where our company is established or where you habitually reside.`;
}

const words = {
  de: { hello: 'Guten Tag', regards: 'Mit freundlichen Grüßen', imprint: 'Impressum', privacy: 'Datenschutz' },
  en: { hello: 'Hello', regards: 'Kind regards', imprint: 'Imprint', privacy: 'Privacy' },
} as const;
