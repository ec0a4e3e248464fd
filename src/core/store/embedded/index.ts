// The embedded server: PostgreSQL 18 from node_modules, in DATA_DIR, on a Unix socket that only this user can reach.
// Promises: the first who needs it launches it, the last who leaves stops it; killed, it comes back with all it acknowledged.
// Refuses: root where no user namespace can be made, a second Avow server in one directory, a directory of another user.

export type { ServerRole } from './presence.ts';
export { EmbeddedServer, type StoreEvent } from './server.ts';
