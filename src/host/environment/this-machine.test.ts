import { expect, it } from 'vitest';
import { isSameMachine, thisMachine } from './this-machine.ts';

it('is known again, by its id also under another name', () => {
  const here = thisMachine();
  expect(isSameMachine(here, thisMachine())).toBe(true);
  const one = { name: 'desk', id: 'a' };
  expect(isSameMachine(one, { name: 'desk.home', id: 'a' })).toBe(true);
  expect(isSameMachine(one, { name: 'desk', id: 'b' })).toBe(false);
});

it('is known by its name where one of two has no id', () => {
  expect(isSameMachine({ name: 'desk', id: null }, { name: 'desk', id: 'a' })).toBe(true);
  expect(isSameMachine({ name: 'desk', id: null }, { name: 'lab', id: null })).toBe(false);
});
