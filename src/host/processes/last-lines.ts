/** Keeps the end of a stream of text: what a process said last, should it die. */
export interface LastLines {
  add(chunk: string): void;
  text(): string;
}

/**
 * What tells nobody anything: TensorFlow's log of every start, and addresses in a dying process.
 */
const NOISE =
  /oneDNN custom operations|absl::InitializeLog|cpu_feature_guard|To enable the following|^ *\d+: 0x[\da-f]+|^-+ Native stack trace/;

export function lastLines(count: number): LastLines {
  let lines: string[] = [];
  let unfinished = '';
  return {
    add(chunk) {
      const parts = (unfinished + chunk).split(/\r?\n/);
      unfinished = parts.pop() ?? '';
      const told = parts.filter((line) => line.trim() !== '' && !NOISE.test(line));
      lines = [...lines, ...told].slice(-count);
    },
    text: () =>
      [...lines, ...(unfinished.trim() === '' ? [] : [unfinished])].slice(-count).join('\n'),
  };
}
