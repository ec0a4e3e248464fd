/** A table of the text: inserted, and given or taken a row or a column. Each change is one writing, so that undo knows it. */
export function offerTableTools(area, { region, caret, insert }, head) {
  const panel = area.querySelector('[data-panel="table"]');
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === region) panel.hidden = !caret.around('td, th');
  });

  const made = (tag, words) => {
    const cell = document.createElement(tag);
    cell.append(words || document.createElement('br'));
    return cell;
  };

  const change = {
    row: (table, cell) => {
      const row = table.insertRow(cell.parentElement.rowIndex + 1);
      row.append(...[...cell.parentElement.cells].map(() => made('td', '')));
    },
    column: (table, { cellIndex: at }) => {
      for (const { cells } of table.rows)
        cells[at].after(made(cells[at].tagName, cells[at].tagName === 'TH' ? `${head} ${cells.length + 1}` : ''));
    },
    'less-row': (table, { parentElement: row }) => row.rowIndex > 0 && table.deleteRow(row.rowIndex),
    'less-column': (table, { cellIndex: at }) => {
      for (const row of table.rows) if (row.cells.length > 1) row.deleteCell(at);
    },
  };

  panel.addEventListener('click', (event) => {
    const deed = event.target.closest('[data-deed]')?.dataset.deed;
    caret.back();
    const cell = deed && caret.around('td, th');
    const table = cell?.closest('table');
    if (!table) return;
    const [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
    const copy = table.cloneNode(true);
    change[deed](copy, copy.rows[row].cells[column]);
    const at = [...region.querySelectorAll('table')].indexOf(table);
    caret.choose(table);
    insert([copy]);
    const { rows } = region.querySelectorAll('table')[at] ?? copy;
    const { cells } = rows[Math.min(row, rows.length - 1)];
    getSelection().collapse(cells[Math.min(column, cells.length - 1)], 0);
  });

  // A cell of a table is one line in Markdown: the key goes to the next row.
  region.addEventListener('keydown', (event) => {
    const cell = event.key === 'Enter' && caret.around('td, th');
    if (!cell) return;
    event.preventDefault();
    const below = cell.closest('table').rows[cell.parentElement.rowIndex + 1];
    if (below) getSelection().collapse(below.cells[cell.cellIndex], 0);
    else {
      const after = cell.closest('table').nextElementSibling;
      if (after) getSelection().collapse(after, 0);
    }
  });

  return {
    insert: () => {
      const table = document.createElement('table');
      table
        .createTHead()
        .insertRow()
        .append(made('th', `${head} 1`), made('th', `${head} 2`));
      const body = table.createTBody();
      for (let row = 0; row < 2; row++) body.insertRow().append(made('td', ''), made('td', ''));
      const below = document.createElement('p');
      below.append(document.createElement('br'));
      insert([table, below]);
    },
  };
}
