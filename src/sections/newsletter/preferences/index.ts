// Where a reader chooses among the lists, by the link in their mails and without signing in.
// Promises: what is ended is ended at once, list by list; the page shows no address.
// Refuses: to subscribe to anything. Whoever was forwarded a mail can end what it belongs to and nothing else; a new
// consent takes the ordinary form and its confirmation.
export { preferenceRoutes } from './routes.tsx';
