import { describe, expect, it } from 'vitest';
import { lastLines } from './last-lines.ts';

describe('the last lines of a process', () => {
  it('are those at the end, however they were cut into chunks', () => {
    const lines = lastLines(2);
    lines.add('one\ntw');
    lines.add('o\nthree\nfo');
    lines.add('ur');
    expect(lines.text()).toBe('three\nfour');
  });

  it('are without what TensorFlow says at every start', () => {
    const lines = lastLines(5);
    lines.add('I0000 port.cc:153] oneDNN custom operations are on.\nOut of memory\n');
    expect(lines.text()).toBe('Out of memory');
  });
});
