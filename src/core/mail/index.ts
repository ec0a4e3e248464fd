// Mail: one outbox, a row per recipient, sealed until it has left.
// Promises: the purpose is checked again at the moment of sending; one Message-ID per mail; 4xx is tried again, 5xx is a
// bounce; nothing is sent twice, nothing acknowledged is lost.
// Refuses: a mail without a record behind it, and any address or header with a line break in it.
export * from './contract.ts';
