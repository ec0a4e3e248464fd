import { Table } from '../components/index.ts';
import { type Block, blocksOf } from './blocks.ts';
import { hasMarks, inline } from './inline.tsx';

export function Markdown({ text }: { readonly text: string }) {
  const blocks = blocksOf(text);
  return (
    <>
      {blocks.map((block, index) => (
        <BlockElement block={block} caption={headingBefore(blocks, index)} />
      ))}
    </>
  );
}

function BlockElement({ block, caption }: { readonly block: Block; readonly caption: string }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[block.level - 1] ?? 'h6';
      return <Heading>{inline(block.text)}</Heading>;
    }
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'quotation':
      return (
        <blockquote>
          <p>{inline(block.text)}</p>
        </blockquote>
      );
    case 'list': {
      const entries = block.items.map((item) => <li>{inline(item)}</li>);
      return block.isOrdered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
    }
    case 'table':
      return (
        <Table
          caption={caption}
          isQuiet
          head={block.head.map((text) => (hasMarks(text) ? inline(text) : text))}
          rows={block.rows.map((row) => row.map(inline))}
        />
      );
    case 'anchor':
      return <span id={block.id} />;
    case 'rule':
      return <hr />;
  }
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** What a table is about: the heading it stands under. */
const headingBefore = (blocks: readonly Block[], index: number): string =>
  blocks.slice(0, index).findLast((block) => block.kind === 'heading')?.text ?? '';
