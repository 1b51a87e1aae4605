import { expect, it } from 'vitest';
import type { AppCommand } from '../../src/contract/bridge.ts';
import { CommandOutbox } from './command-outbox.ts';

it('keeps what is said before a page listens, and between two pages', () => {
  const outbox = new CommandOutbox();
  const heard: AppCommand[] = [];
  const find: AppCommand = { type: 'find' };
  const open: AppCommand = { type: 'open', kind: null, files: [] };
  outbox.send(open);
  outbox.heard((command) => heard.push(command));
  outbox.send(find);
  expect(heard).toEqual([open, find]);
  outbox.deaf();
  outbox.send(open);
  expect(heard).toHaveLength(2);
  outbox.heard((command) => heard.push(command));
  expect(heard).toEqual([open, find, open]);
});
