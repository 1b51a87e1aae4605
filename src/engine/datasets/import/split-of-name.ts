/** What a file is for, as its name has it; undefined where it does not say. */
export function splitOfName(name: string): 'train' | 'test' | undefined {
  const lower = name.toLowerCase();
  const test = /(?<![a-z])(t10k|test|valid|val\b)/.test(lower);
  const train = /(?<![a-z])(train|data_batch)/.test(lower);
  if (train === test) return undefined;
  return train ? 'train' : 'test';
}
