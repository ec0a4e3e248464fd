// A table as it comes from another system. Promises: read whatever its make, line by line; what its columns say is proposed.

export type { Bytes } from './encoding.ts';
export { readMoment } from './moment.ts';
export { type FileRefused, type Line, type Reading, readTable } from './read.ts';
export { type Field, fields, type Mapping, type Recognised, recognise, type Source } from './recognise.ts';
