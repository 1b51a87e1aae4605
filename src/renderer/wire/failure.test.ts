import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.ts';

describe('failureOf', () => {
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
