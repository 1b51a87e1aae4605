/* Fills an empty data folder with 500 made-up experiments: see bench/README.md. */
import { parseArgs } from 'node:util';
import { seedHistory } from '../bench/history/seed.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [dataDir] = positionals;
if (dataDir === undefined || positionals.length > 1) {
  console.error('Usage: node scripts/seed-history.ts DATA_FOLDER');
  process.exitCode = 2;
} else {
  const { experiments, runs, largest } = seedHistory(dataDir);
  console.log(
    `${experiments} experiments, ${runs} runs; "${largest.name}" (${largest.id}) has 500`,
  );
}
