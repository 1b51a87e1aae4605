import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { thisMachine } from '../environment/this-machine.ts';
import { findHolder, judgeHolder } from './find-holder.ts';
import type { HolderFacts } from './find-holder.ts';
import { lockFolder } from './folder-lock.ts';
import { ownNote } from './holder-note.ts';

const now = new Date();
const own = ownNote(now);
const lab = { name: 'lab', id: 'other' };

const judged = (facts: Partial<HolderFacts>) =>
  judgeHolder({
    ...{ note: own, lock: 'held', here: thisMachine(), isThere: true, isStopped: false },
    ...facts,
  });

describe('who holds a data folder', () => {
  it('is nobody before it is taken and once it is let go, by its end or by a kill', () => {
    const dir = mkdtempSync(join(tmpdir(), 'workbench-holder-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    expect(findHolder(dir)).toEqual({ kind: 'nobody' });
    for (const asIfKilled of [false, true]) {
      const lock = lockFolder(dir, now);
      expect(findHolder(dir)).toEqual({
        ...{ kind: 'somebody', pid: process.pid },
        ...{ machine: null, isStopped: false },
      });
      lock.release(asIfKilled);
      expect(findHolder(dir)).toEqual({ kind: 'nobody' });
    }
  });

  it('is the process that has the lock, of whatever machine, and may stand still', () => {
    expect(judged({ isStopped: true })).toMatchObject({ kind: 'somebody', isStopped: true });
    const far = judged({ note: { ...own, machine: lab }, isStopped: true });
    expect(far).toMatchObject({ kind: 'somebody', machine: 'lab', isStopped: false });
    expect(judged({ note: undefined })).toMatchObject({ kind: 'somebody', pid: null });
  });

  it('is the process whose lock was deleted by hand, as long as it is there', () => {
    expect(judged({ lock: 'unclear' })).toMatchObject({ kind: 'somebody', pid: process.pid });
    expect(judged({ lock: 'unclear', isThere: false })).toEqual({ kind: 'unknown', machine: null });
  });

  it('is not known where it was another machine, which may lock what is not seen from here', () => {
    const facts = { note: { ...own, machine: lab }, lock: 'free' } as const;
    expect(judged(facts)).toEqual({ kind: 'unknown', machine: 'lab' });
    expect(judged({ ...facts, note: undefined })).toEqual({ kind: 'nobody' });
  });

  it('is by its lock alone where a former version did not note its machine', () => {
    const former = { ...own, started: null, machine: undefined };
    expect(judged({ note: former, lock: 'free', isThere: false })).toEqual({ kind: 'nobody' });
  });
});
