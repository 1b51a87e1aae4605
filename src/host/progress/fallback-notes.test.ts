import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { openDatabase } from '../../db/database.ts';
import type { Orm } from '../../db/database.ts';
import { eventsOfExperiment } from '../../db/queries/events.ts';
import { plannedRun, storeExperiment } from '../../db/test-experiments.ts';
import { createFallbackNotes } from './fallback-notes.ts';

let orm: Orm;
beforeEach(() => {
  const database = openDatabase({ file: ':memory:' });
  onTestFinished(() => database.close());
  ({ orm } = database);
});

const notesOf = (id: string) =>
  eventsOfExperiment(orm, id, 10)
    .filter(({ kind }) => kind === 'noted')
    .map(({ detail }) => detail);

it('notes each reason once, in every experiment that has something left to do and names no device', async () => {
  let reason: Sentence | null = null;
  const { note, close } = createFallbackNotes(orm, { fallback: () => Promise.resolve(reason) });
  storeExperiment(orm, 'open', [plannedRun('a', null)], 1);
  storeExperiment(orm, 'bound', [plannedRun('b', null)], 1, { device: 'cpu' });
  storeExperiment(orm, 'empty', [], 1);
  await note();
  expect(notesOf('open')).toEqual([]);
  reason = say`No driver.`;
  await note();
  await note();
  storeExperiment(orm, 'later', [plannedRun('c', null)], 2);
  reason = say`No library.`;
  await note();
  expect(notesOf('open')).toEqual(['No driver.', 'No library.']);
  expect(notesOf('later')).toEqual(['No library.']);
  expect([notesOf('bound'), notesOf('empty')]).toEqual([[], []]);
  close();
  reason = say`No GPU.`;
  await note();
  expect(notesOf('later')).toEqual(['No library.']);
});
