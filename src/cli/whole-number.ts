import { InvalidArgumentError } from 'commander';

/** Reads an argument as a whole number within these limits. */
export function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} is expected.`);
    }
    return value;
  };
}
