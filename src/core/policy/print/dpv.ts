import type { LegalBasis } from '../basis.ts';
import type { DataClass, Purpose } from '../data-class.ts';
import type { Recipient } from '../paragraph.ts';
import type { Policy } from '../policy.ts';
import type { Text } from '../text.ts';

/** A node or value of the export. Keys stand in the order in which they are written here, so that two exports compare. */
export type Linked = string | boolean | readonly Linked[] | { readonly [key: string]: Linked };

/** The policy in the terms of the W3C Data Privacy Vocabulary, as JSON-LD: one process for each data class. */
export function dpv(policy: Policy): Linked {
  const recipients = policy.sections.flatMap((section) => section.recipients);
  return {
    '@context': context,
    '@id': `${site(policy)}/privacy`,
    '@type': 'dpv:PrivacyNotice',
    'dct:issued': { '@value': policy.issued.toString(), '@type': 'xsd:date' },
    'dct:language': policy.languages,
    'dpv:hasApplicableLaw': { '@id': 'legal-eu:law-GDPR' },
    'dpv:hasDataController': controller(policy),
    'dpv:hasAuthority': authority(policy),
    'dpv:hasRight': rights.map((right) => ({ '@id': `eu-gdpr:${right}` })),
    'dpv:hasRecipient': recipients.map((recipient) => recipientNode(policy, recipient)),
    'dpv:hasProcess': policy.sections.flatMap(({ classes }) => classes.map((dataClass) => process(policy, dataClass))),
  };
}

const context: Linked = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

// Access, rectification, erasure, restriction, portability, objection, withdrawal, complaint.
const rights = ['A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A7-3', 'A77'] as const;

function process(policy: Policy, dataClass: DataClass): Linked {
  return {
    '@id': id(policy, 'class', dataClass.name),
    '@type': 'dpv:Process',
    'skos:prefLabel': label(policy, dataClass.title),
    'dpv:hasPurpose': dataClass.purposes.map((purpose) => purposeNode(policy, purpose)),
    'dpv:hasLegalBasis': basisNode(policy, dataClass.basis),
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'skos:prefLabel': label(policy, dataClass.persons) },
    'dpv:hasPersonalData': dataClass.data.map(({ name, title }) => ({
      '@id': id(policy, 'datum', `${dataClass.name}.${name}`),
      '@type': 'dpv:PersonalData',
      'skos:prefLabel': label(policy, title),
    })),
    'dpv:hasDataSource': { '@type': 'dpv:DataSource', 'skos:prefLabel': label(policy, dataClass.source) },
    'dpv:hasRecipient': dataClass.recipients.map((name) => ({ '@id': id(policy, 'recipient', name) })),
    'dpv:hasStorageCondition': durations(policy, dataClass),
    'dpv:hasTechnicalMeasure': dataClass.sealed === false ? [] : [{ '@id': 'dpv:EncryptionAtRest' }],
  };
}

const purposeNode = (policy: Policy, { name, title, basis }: Purpose): Linked => ({
  '@id': id(policy, 'purpose', name),
  '@type': 'dpv:Purpose',
  'skos:prefLabel': label(policy, title),
  ...(basis ? { 'dpv:hasLegalBasis': basisNode(policy, basis) } : {}),
});

const basisNode = (policy: Policy, { letter, because }: LegalBasis): Linked => ({
  '@type': `eu-gdpr:A6-1-${letter}`,
  ...(because ? { 'dct:description': label(policy, because) } : {}),
});

/** Each period of each stage, under the stage's name; a stage that an event ends has none. */
function durations(policy: Policy, dataClass: DataClass): Linked {
  return Object.entries(dataClass.lifecycle.stages)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, stage]) =>
      (stage.after?.earliest ?? []).map(({ deadline, from }) => ({
        '@type': 'dpv:StorageDuration',
        'skos:prefLabel': label(policy, stage.title),
        'dct:identifier': `${dataClass.name}/${name}/${from}`,
        'dct:type': deadline.kind,
        'dpv:hasDuration': {
          '@type': 'dpv:TemporalDuration',
          'rdf:value': { '@value': deadline.period.toString(), '@type': 'xsd:duration' },
        },
      })),
    );
}

const controller = (policy: Policy): Linked => ({
  '@id': id(policy, 'controller', 'self'),
  '@type': 'dpv:DataController',
  'dpv:hasName': policy.controller.name,
  'dpv:hasAddress': `${policy.controller.street}, ${policy.controller.postalCode} ${policy.controller.city}, ${policy.controller.country.en}`,
  'dpv:hasContact': [policy.controller.email, policy.controller.phone],
  ...(policy.officer
    ? {
        'dpv:hasDataProtectionOfficer': {
          '@type': 'dpv:DataProtectionOfficer',
          'dpv:hasName': policy.officer.name,
          'dpv:hasContact': policy.officer.email,
        },
      }
    : {}),
});

const authority = ({ authority: one, languages }: Policy): Linked => ({
  '@type': 'dpv:DataProtectionAuthority',
  'dpv:hasName': languages.map((language) => ({ '@value': one.name[language], '@language': language })),
  'dpv:hasAddress': `${one.street}, ${one.postalCode} ${one.city}`,
  'dpv:hasContact': [one.email, one.phone, one.website],
});

const recipientNode = (policy: Policy, { name, title, kind, ground, country, active }: Recipient): Linked => ({
  '@id': id(policy, 'recipient', name),
  '@type': kind === 'processor' ? 'dpv:DataProcessor' : 'dpv:ThirdParty',
  'skos:prefLabel': label(policy, title),
  'dct:description': label(policy, ground),
  'dct:spatial': country,
  // Named as possible and given nothing: the vocabulary has no word for it.
  ...(active ? {} : { 'skos:note': 'inactive' }),
});

const label = (policy: Policy, text: Text): Linked =>
  policy.languages.map((language) => ({ '@value': text[language], '@language': language }));

const id = (policy: Policy, kind: string, name: string): string =>
  `${site(policy)}/privacy#${kind}-${name.replaceAll('.', '-')}`;

const site = ({ controller: { website } }: Policy): string => website.replace(/\/+$/, '');
