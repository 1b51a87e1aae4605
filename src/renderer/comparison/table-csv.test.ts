import { describe, expect, it } from 'vitest';
import { tableCsv } from './table-csv.ts';

interface Row {
  readonly name: string;
  readonly change: number | null;
}
const fields = [
  { title: 'name', value: (row: Row) => row.name },
  { title: 'change', value: (row: Row) => row.change },
];

describe('tableCsv', () => {
  it('writes a header and a line per row, with every digit', () => {
    const csv = tableCsv(fields, [{ name: 'Magnitude, "global"', change: 0.1 + 0.2 }]);
    expect(csv).toBe('name,change\r\n"Magnitude, ""global""",0.30000000000000004\r\n');
  });

  it('keeps negative numbers as numbers and missing ones empty', () => {
    const rows = [-0.5, null].map((change) => ({ name: 'a', change }));
    expect(tableCsv(fields, rows)).toBe('name,change\r\na,-0.5\r\na,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@sum(a)', '\tx'])('lets no spreadsheet compute %j', (name) => {
    expect(tableCsv(fields, [{ name, change: 1 }])).toContain(`'${name}`);
  });
});
