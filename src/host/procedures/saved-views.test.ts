import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { saveSetting } from '../../db/queries/settings.ts';
import { removeView, savedViews, saveView } from './saved-views.ts';

function openOrm() {
  const database = openDatabase({ file: ':memory:' });
  onTestFinished(() => database.close());
  return database.orm;
}

it('keeps views by name, replaces one that is saved again, and removes them', () => {
  const orm = openOrm();
  expect(savedViews(orm)).toEqual([]);
  saveView(orm, { name: 'Running', address: 'states=running' });
  saveView(orm, { name: 'Paper', address: 'tags=paper' });
  saveView(orm, { name: 'Running', address: 'states=running&by=model' });
  expect(savedViews(orm)).toEqual([
    { name: 'Paper', address: 'tags=paper' },
    { name: 'Running', address: 'states=running&by=model' },
  ]);
  removeView(orm, 'Paper');
  removeView(orm, 'Nobody’s');
  expect(savedViews(orm).map(({ name }) => name)).toEqual(['Running']);
});

it('refuses more than anybody can find one among, but replaces one of them', () => {
  const orm = openOrm();
  for (let n = 0; n < 100; n++) saveView(orm, { name: `View ${n}`, address: '' });
  expect(() => saveView(orm, { name: 'Another', address: '' })).toThrow('100 saved views');
  saveView(orm, { name: 'View 7', address: 'by=tag' });
  expect(savedViews(orm)).toHaveLength(100);
});

it('takes what it does not understand for none', () => {
  const orm = openOrm();
  saveSetting(orm, 'history-views', [{ title: 'of a later version' }]);
  expect(savedViews(orm)).toEqual([]);
});
