import { defineSection } from '../../core/section/index.ts';
import { breachClass } from './breach/breach.ts';
import { breachesMail, remindOfBreaches } from './breach/reminder.ts';
import { rescue } from './evidence/collect.ts';
import { release } from './evidence/incident.ts';
import { fileMails } from './evidence/mails.ts';
import { nearWork } from './evidence/near-work.ts';
import { incidentClass, orderClass } from './evidence/queries.ts';
import { folderWork } from './folders/watch.ts';
import { accessBuffer } from './log/buffer.ts';
import { linesHere } from './log/here.ts';
import { dropSlices, entryClass } from './log/slice.ts';
import { breachWords } from './pages/breach-words.ts';
import { accessLogFigures } from './pages/figures.ts';
import { incidentWords } from './pages/incident-words.ts';
import { words } from './pages/log.tsx';
import { breachesPath, breachRoutes } from './routes/breaches.tsx';
import { incidentRoutes, incidentsPath } from './routes/incidents.tsx';
import { logPath, logRoutes } from './routes/log.tsx';
import { tables } from './tables.ts';

/** The log of requests, from its first line to the drop of its partition, and what outlives it for a named reason. */
export const accessLog = defineSection({
  name: 'access-log',
  tables,
  entered: (world) => ({
    [`${incidentClass}/closed`]: (tx, ids, act) => release(world(), tx, ids, act),
    [`${orderClass}/closed`]: (tx, ids, act) => release(world(), tx, ids, act),
    [`${breachClass}/late`]: (tx, ids, act) => remindOfBreaches(world(), tx, ids, act),
  }),
  erasing: (world) => ({
    [entryClass]: async (tx, ids, act) => {
      await rescue(world(), tx, ids, act);
      await dropSlices(tx, ids);
    },
  }),
  mails: (world) => [breachesMail(world), ...fileMails(world)],
  figures: accessLogFigures,
  witness: accessBuffer,
  here: linesHere,
  staffRoutes: (desk, world) => {
    logRoutes(desk, world);
    incidentRoutes(desk, world);
    breachRoutes(desk, world);
  },
  staffPlaces: [
    { path: logPath, label: words.title, right: 'persons' },
    { path: incidentsPath, label: incidentWords.title, right: 'persons' },
    { path: breachesPath, label: breachWords.title, right: 'persons' },
  ],
  staffDeeds: {
    [logPath]: { de: 'Zugriffe einer Adresse eingesehen', en: 'Looked at the requests of an address' },
    [`${logPath}/erasure`]: { de: 'Zugriffe einer Adresse gelöscht', en: 'Erased the requests of an address' },
    [incidentsPath]: { de: 'Vorfall eröffnet', en: 'Opened an incident' },
    [`${incidentsPath}/second`]: { de: 'Vorfall bestätigt', en: 'Confirmed an incident' },
    [`${incidentsPath}/refuse`]: {
      de: 'Vorfall abgelehnt, Zeilen freigegeben',
      en: 'Refused an incident, released its lines',
    },
    [`${incidentsPath}/prolong`]: { de: 'Anordnung verlängert', en: 'Extended an order' },
    [`${incidentsPath}/disclose`]: { de: 'Vertraulichkeit aufgehoben', en: 'Lifted confidentiality' },
    [`${incidentsPath}/close`]: { de: 'Vorfall geschlossen', en: 'Closed an incident' },
    [breachesPath]: { de: 'Datenschutzverletzung aufgenommen', en: 'Registered a breach' },
    [`${breachesPath}/amend`]: { de: 'Datenschutzverletzung ergänzt', en: 'Amended a breach' },
    [`${breachesPath}/step`]: { de: 'Datenschutzverletzung bearbeitet', en: 'Worked on a breach' },
  },
  work: (world) => [...folderWork(world), nearWork(world)],
});
