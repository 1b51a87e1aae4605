import { expect, it } from 'vitest';
import { withWhatIsAround } from './focus-field.ts';

it.each([
  [
    'training.schedule.at[1]',
    ['training.schedule.at[1]', 'training.schedule.at', 'training.schedule', 'training'],
  ],
  ['strategies[2].norm', ['strategies[2].norm', 'strategies[2]', 'strategies']],
  ['name', ['name']],
  ['', []],
])('around %s is what holds it', (path, places) => {
  expect(withWhatIsAround(path)).toEqual(places);
});
