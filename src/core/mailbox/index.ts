// The trial mailbox as pages: every mail that would have left, for whoever tries Avow out.
// Promises: /mailbox.json shows the very bytes; a mail's HTML runs no script and loads nothing.
// Refuses: to exist where a mail server is named or in production; the application does not mount it there.
export { mailboxRoutes } from './routes.tsx';
