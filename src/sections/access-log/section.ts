import { defineSection } from '../../core/section/index.ts';
import { accessBuffer } from './log/buffer.ts';
import { dropSlices, entryClass } from './log/slice.ts';
import { tables } from './tables.ts';

/** The log of requests, from its first line to the drop of its partition, and what outlives it for a named reason. */
export const accessLog = defineSection({
  name: 'access-log',
  tables,
  erasing: () => ({ [entryClass]: (tx, ids) => dropSlices(tx, ids) }),
  witness: accessBuffer,
});
