import { describe, expect, it } from 'vitest';
import { needsFromQuery, queryFromNeeds } from './needs.ts';

describe('needs in the address', () => {
  it('ask for a small model within one percentage point where nothing is said', () => {
    expect(needsFromQuery({})).toEqual({
      accuracyLoss: 0.01,
      size: null,
      macs: null,
      latency: null,
      batchSize: '1',
      prefer: 'size',
      margin: 0.005,
    });
  });

  it('come back as they were', () => {
    const needs = {
      accuracyLoss: 0.007,
      size: null,
      macs: 0.07,
      latency: 1.1,
      batchSize: '32',
      prefer: 'macs',
      margin: 0.002,
    } as const;
    const query = queryFromNeeds(needs);
    expect(query).toEqual({
      accuracyLoss: '0.7',
      macs: '7',
      latency: '110',
      latencyBatch: '32',
      prefer: 'macs',
      margin: '0.2',
    });
    expect(needsFromQuery(query)).toEqual(needs);
  });

  it('may ask for nothing at all', () => {
    const nothing = {
      accuracyLoss: null,
      size: null,
      macs: null,
      latency: null,
      batchSize: '1',
      prefer: 'accuracy',
      margin: 0.005,
    } as const;
    expect(needsFromQuery(queryFromNeeds(nothing))).toEqual(nothing);
  });

  it('leave out what is out of range or no number', () => {
    const needs = needsFromQuery({ size: '400', macs: 'small', accuracyLoss: '-1', latency: '50' });
    expect(needs).toMatchObject({ size: null, macs: null, accuracyLoss: null, latency: 0.5 });
    expect(needsFromQuery({ prefer: 'beauty' }).prefer).toBe('accuracy');
    expect(needsFromQuery({ margin: '-3' }).margin).toBe(0.005);
  });
});
