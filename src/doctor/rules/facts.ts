import type { OperatorFacts } from '../../core/section/index.ts';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';

/** A fact about the operator that nobody but the operator can know, and where it is set. */
export interface MissingFact {
  readonly variable: string;
  readonly what: { readonly de: string; readonly en: string };
}

const facts = [
  [
    'managingDirector',
    'OPERATOR_MANAGING_DIRECTOR',
    'die Geschäftsführung (§ 5 DDG)',
    'the managing director (§ 5 DDG)',
  ],
  ['registerCourt', 'OPERATOR_REGISTER_COURT', 'das Registergericht (§ 5 DDG)', 'the register court (§ 5 DDG)'],
  ['registerNumber', 'OPERATOR_REGISTER_NUMBER', 'die Registernummer (§ 5 DDG)', 'the register number (§ 5 DDG)'],
  ['vatId', 'OPERATOR_VAT_ID', 'die Umsatzsteuer-Id (§ 5 DDG, § 27a UStG)', 'the VAT id (§ 5 DDG, § 27a UStG)'],
  ['hostName', 'OPERATOR_HOST', 'der Hosting-Anbieter (S15, S22)', 'the hosting provider (S15, S22)'],
  [
    'hostContract',
    'OPERATOR_HOST_CONTRACT',
    'Zeichen und Datum des Vertrags mit dem Hosting-Anbieter (Art. 28 DSGVO)',
    'the reference and date of the contract with the host (Art. 28 GDPR)',
  ],
] as const;

/** The facts that are missing, in the order of the imprint. None is ever invented. */
export const missingFacts = (operator: OperatorFacts): readonly MissingFact[] =>
  facts.flatMap(([name, variable, de, en]) => (operator[name] ? [] : [{ variable, what: { de, en } }]));

export const operatorFacts: Check = {
  name: 'facts',
  title: { de: 'Angaben des Betreibers', en: 'Facts about the operator' },
  examine: async ({ config }): Promise<readonly Verdict[]> => {
    const missing = missingFacts(config.operator);
    if (missing.length === 0)
      return [ok({ de: 'Alle Angaben für das Impressum sind da.', en: 'All facts for the imprint are there.' })];
    const judged = config.mode === 'production' ? fault : warning;
    return missing.map(({ variable, what }) =>
      judged(
        { de: `Es fehlt: ${what.de}.`, en: `Missing: ${what.en}.` },
        { mend: { de: `Setzen Sie ${variable}.`, en: `Set ${variable}.` } },
      ),
    );
  },
};
