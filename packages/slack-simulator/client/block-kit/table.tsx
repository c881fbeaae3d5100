import type { Fields } from '../../src/model.js';
import { RichText } from '../text/rich-text.js';
import type { Block } from './host.js';

interface Cell extends Fields {
  type: string;
}

interface Column {
  align?: 'left' | 'center' | 'right';
  is_wrapped?: boolean;
}

/** A table; its first row holds the headings, as Slack shows it. */
export function TableBlock({ block }: { block: Block }) {
  const [head = [], ...rows] = block.rows as Cell[][];
  const columns = (block.column_settings ?? []) as (Column | null)[];
  const alignOf = (index: number) => `align-${columns[index]?.align ?? 'left'}`;
  return (
    <section class="table-scroll" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col" class={alignOf(index)}>
                <CellView cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index} class={alignOf(index)}>
                  <CellView cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellView({ cell }: { cell: Cell }) {
  if (cell.type !== 'rich_text') return <>{String(cell.text ?? cell.value ?? '')}</>;
  return <RichText elements={cell.elements as Parameters<typeof RichText>[0]['elements']} />;
}
