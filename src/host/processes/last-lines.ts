/** Keeps the end of a stream of text: what a process said last, should it die. */
export interface LastLines {
  add(chunk: string): void;
  text(): string;
}

/** TensorFlow logs at every start what tells nobody anything. */
const NOISE =
  /oneDNN custom operations|absl::InitializeLog|cpu_feature_guard|To enable the following/;

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
