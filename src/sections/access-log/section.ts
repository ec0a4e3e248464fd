import { defineSection } from '../../core/section/index.ts';
import { rescue } from './evidence/collect.ts';
import { release } from './evidence/incident.ts';
import { incidentClass, orderClass } from './evidence/queries.ts';
import { accessBuffer } from './log/buffer.ts';
import { dropSlices, entryClass } from './log/slice.ts';
import { tables } from './tables.ts';

/** The log of requests, from its first line to the drop of its partition, and what outlives it for a named reason. */
export const accessLog = defineSection({
  name: 'access-log',
  tables,
  entered: (world) => ({
    [`${incidentClass}/closed`]: (tx, ids, act) => release(world(), tx, ids, act),
    [`${orderClass}/closed`]: (tx, ids, act) => release(world(), tx, ids, act),
  }),
  erasing: (world) => ({
    [entryClass]: async (tx, ids, act) => {
      await rescue(world(), tx, ids, act);
      await dropSlices(tx, ids);
    },
  }),
  witness: accessBuffer,
});
