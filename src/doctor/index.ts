// The doctor: looks at a deployment from all sides and names, for each thing that is not right, the exact next step.
// Promises: one sentence a finding, in German and English; a check that breaks is a finding too; nothing is changed.
// Refuses: to speak to anybody past the gate, and to ask the domain name system about a name that came from a person.
export { examine, worst } from './examine.ts';
export { type Finding, fault, recordLine, type State } from './finding.ts';
export { closedPatient, openedPatient, type Patient } from './patient.ts';
export { type MissingFact, missingFacts } from './rules/facts.ts';
export { unreachableHosts } from './rules/recipients.ts';
