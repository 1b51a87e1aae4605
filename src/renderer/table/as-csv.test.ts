import { describe, expect, it } from 'vitest';
import { tableAsCsv } from './as-csv.ts';
import type { Column } from './columns.ts';

interface Row {
  readonly name: string;
  readonly change: number | null;
}
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', text: ({ name }) => name },
  {
    key: 'change',
    title: 'Change',
    group: 'Accuracy',
    text: ({ change }) => (change === null ? '—' : `${(change * 100).toFixed(1)}%`),
    csv: [{ title: 'change', value: ({ change }) => change }],
  },
];

describe('a table as CSV', () => {
  it('has a header and a line per row, with every digit', () => {
    const csv = tableAsCsv(columns, [{ name: 'Magnitude, "global"', change: 0.1 + 0.2 }]);
    expect(csv).toBe('Name,change\r\n"Magnitude, ""global""",0.30000000000000004\r\n');
  });

  it('keeps negative numbers as numbers and missing ones empty', () => {
    const rows = [-0.5, null].map((change) => ({ name: 'a', change }));
    expect(tableAsCsv(columns, rows)).toBe('Name,change\r\na,-0.5\r\na,\r\n');
  });

  it('has what the cells show where a column has no fields of its own', () => {
    const shown = columns.map(({ csv: _csv, ...column }) => column);
    const rows = [
      { name: '−1.5', change: -0.5 },
      { name: '', change: null },
    ];
    expect(tableAsCsv(shown, rows)).toBe("Name,Accuracy: Change\r\n-1.5,'-50.0%\r\n,—\r\n");
  });

  it.each(['=1+1', '+a', '-a', '@sum(a)'])('lets no spreadsheet compute %j', (name) => {
    expect(tableAsCsv(columns, [{ name, change: 1 }])).toContain(`'${name}`);
  });
});
