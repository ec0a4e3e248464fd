// One file a command family; each adds its commands to the program.
// Promises: a command parses, calls the domain, prints; nothing else.
export { addBackup } from './backup.ts';
export { addClock } from './clock.ts';
export { addContact } from './contact.ts';
export { addDeadline } from './deadline.ts';
export { addDoctor } from './doctor.ts';
export { addHold } from './hold.ts';
export { addJournal } from './journal.ts';
export { addPerson } from './person.ts';
export { addPolicy } from './policy.ts';
export { addServer } from './server.ts';
export { addStaff } from './staff.ts';
