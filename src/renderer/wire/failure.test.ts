import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { problemAt } from '../../contract/errors.ts';
import { say, textOf } from '../../contract/sentence.ts';
import { failureIn, failureOf } from './failure.ts';

describe('failureOf', () => {
  it('tells an error and its problems in the language of the reader', () => {
    const sentence = say`There is no space left on the disk of ${'workbench.db'}: free some and try again.`;
    const problems = [problemAt('seeds', say`must be ${say`a list`}`)];
    const data = { problems, sentence };
    const failure = failureOf(
      new ORPCError('USER_ERROR', { message: textOf(sentence), data }),
      true,
    );
    expect(failureIn(failure, 'en')).toEqual(failure);
    expect(failureIn(failure, 'zh')).toMatchObject({
      message: 'workbench.db 所在的磁盘已满：请释放空间后重试。',
      problems: [{ path: 'seeds', message: '必须是列表' }],
    });
  });

  it('keeps the sentence and the problems of an error that the user can mend', () => {
    const problems = [{ path: 'seeds', message: 'must not be empty' }];
    const thrown = new ORPCError('USER_ERROR', { message: 'No seeds', data: { problems } });
    expect(failureOf(thrown, true)).toEqual({ kind: 'refused', message: 'No seeds', problems });
  });

  it('tells what does not exist from what broke', () => {
    expect(failureOf(new ORPCError('NOT_FOUND'), true).kind).toBe('missing');
    expect(failureOf(new ORPCError('INTERNAL_SERVER_ERROR'), true).kind).toBe('defect');
  });

  it('takes a call that broke without a connection for its loss, and with one for a defect', () => {
    expect(failureOf(new Error('socket is not open'), false).kind).toBe('lost');
    expect(failureOf(new TypeError('x is undefined'), true).kind).toBe('defect');
  });
});
