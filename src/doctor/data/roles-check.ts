import { sql } from 'kysely';
import { ok, type Verdict, warning } from '../finding.ts';
import { insideCheck } from '../patient.ts';

/** Whether PostgreSQL itself keeps those who send from the evidence of consents (S50; decision 0097). */
export const roles = insideCheck(
  { name: 'roles', title: { de: 'Rollen der Datenbank', en: 'Roles of the database' } },
  async ({ world }): Promise<readonly Verdict[]> => {
    if (world.apart.missing === undefined)
      return [
        ok({
          de: 'Versand und Nachweis haben je eine Rolle, die nur das Ihre liest.',
          en: 'Sending and proving have a role each, which reads nothing but its own.',
        }),
      ];
    const { rows } = await sql<{ sending: string; proof: string; owner: string }>`
      select quote_ident(store.role_of('sending')) as sending, quote_ident(store.role_of('proof')) as proof,
        quote_ident(current_user) as owner`.execute(world.db);
    return rows.map(({ sending, proof, owner }) => {
      const commands = `create role ${sending} nologin; create role ${proof} nologin; grant ${sending}, ${proof} to ${owner};`;
      return warning(
        {
          de: `Versand und Nachweis lesen über dieselbe Verbindung; getrennt sind sie nur durch Zweck und Schlüssel. PostgreSQL sagt: ${world.apart.missing}`,
          en: `Sending and proving read through the same connection; only purpose and key keep them apart. PostgreSQL says: ${world.apart.missing}`,
        },
        {
          mend: {
            de: `Lassen Sie jemanden, der Rollen anlegen darf, das ausführen, und starten Sie neu: ${commands}`,
            en: `Have somebody who may make roles run this, and start again: ${commands}`,
          },
        },
      );
    });
  },
);
