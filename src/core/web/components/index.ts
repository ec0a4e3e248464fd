// The parts that pages are made of: semantic elements with the classes of the one stylesheet, in the language of the visit.
export { Button } from './button.tsx';
export { type Chip, Chips } from './chips.tsx';
export { Choice, Field } from './field.tsx';
export { Form } from './form.tsx';
export { LineOfTime, type TimePoint } from './line-of-time.tsx';
export { Message } from './message.tsx';
export { Pairs } from './pairs.tsx';
export { Table } from './table.tsx';
