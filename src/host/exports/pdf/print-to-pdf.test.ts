import { expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { printToPdf } from './print-to-pdf.ts';

it('without a browser says what there is to do', async () => {
  const printing = printToPdf('<p>', undefined);
  await expect(printing).rejects.toThrow(UserError);
  await expect(printing).rejects.toThrow(/CHROME_PATH.*export HTML/);
});

it('names a program that is no browser, and why it failed', async () => {
  const printing = printToPdf('<p>', process.execPath);
  await expect(printing).rejects.toThrow(UserError);
  await expect(printing).rejects.toThrow(process.execPath);
});
