// `npm run bench:mounts`: whether anything is lost when the disk of a data folder goes and comes back.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compareResults, conditionAfter, resultsIn } from './kills/results.ts';
import { describeMachine, printMachine } from './machine.ts';
import { makeClock } from './mounts/clock.ts';
import { makeDisk } from './mounts/disk.ts';
import { WORKERS } from './mounts/document.ts';
import { diskScenes } from './mounts/disk-scenes.ts';
import { hostScenes } from './mounts/host-scenes.ts';
import type { Scene } from './mounts/scene.ts';
import { startHost } from './mounts/watched-host.ts';

/*
 * An experiment is run undisturbed, and then once for each scene in a data folder on a disk of its own: an
 * ext4 image on a loop device. While its runs are at work something happens to that disk. All mounts are in
 * a mount namespace of this program, which nothing else sees and which goes with it.
 *
 *   node bench/mounts.ts --only lazily
 */

const { values } = parseArgs({
  options: {
    /** A regular expression: scenes whose names match it. */
    only: { type: 'string', default: '' },
    inside: { type: 'boolean', default: false },
  },
});

/** An exit code: mounts are the superuser's, of Linux. */
const NOT_RUN = 3;
const DISK_MEGABYTES = 256;
/** Milliseconds until something happens to runs that have begun, so that they have checkpoints. */
const AT_WORK_MS = 4000;
/** What a user should see of it. */
const IS_TELLING = /waiting|again|went on|checkpoint|trainer|error/i;

type Results = Awaited<ReturnType<typeof resultsIn>>;

if (values.inside) await playAll();
else enter();

function enter(): void {
  const probe = spawnSync('unshare', ['--mount', 'losetup', '--find']);
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || probe.status !== 0) {
    console.log('NOT RUN: this mounts disks of its own, which takes Linux, root and loop devices.');
    process.exitCode = NOT_RUN;
    return;
  }
  const args = [...process.argv.slice(1), '--inside'];
  const { status } = spawnSync(
    'unshare',
    ['--mount', '--propagation', 'private', process.execPath, ...args],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}

async function playAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-mounts-'));
  printMachine(await describeMachine());
  let failed = false;
  try {
    const undisturbed = join(folder, 'undisturbed');
    await startHost(undisturbed).comesToItsEnd();
    const reference = await resultsIn(undisturbed);
    console.log(`Undisturbed: ${reference.size} runs`);
    for (const [index, scene] of [...diskScenes, ...hostScenes].entries()) {
      if (!new RegExp(values.only).test(scene.name)) continue;
      console.log(`\n${scene.name}`);
      const dir = join(folder, String(index));
      mkdirSync(dir);
      try {
        await play(scene, dir, reference);
      } catch (error) {
        failed = true;
        console.log(`  FAILED: ${(error as Error).message}`);
      }
    }
  } finally {
    if (failed) console.error(`What was found is in ${folder}.`);
    else rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = failed ? 1 : 0;
}

async function play(scene: Scene, dir: string, reference: Results): Promise<void> {
  const clock = scene.needsClock ? makeClock(join(dir, 'clock')) : undefined;
  if (scene.needsClock && !clock) {
    console.log('  NOT RUN: there is no faketime.');
    return;
  }
  if (scene.fileSystem === 'btrfs' && spawnSync('mkfs.btrfs', ['--version']).status !== 0) {
    console.log('  NOT RUN: there is no mkfs.btrfs.');
    return;
  }
  const aside = join(dir, 'aside');
  mkdirSync(aside);
  const disk = makeDisk(dir, DISK_MEGABYTES, scene.fileSystem ?? 'ext4');
  const dataDir = scene.atTop ? disk.mountPoint : join(disk.mountPoint, 'data');
  const first = startHost(dataDir, clock?.env);
  let host = first;
  try {
    for (let run = 0; run < WORKERS; run++) await first.says(/: running$/);
    await pause(AT_WORK_MS);
    host = await scene.play({ disk, dataDir, aside, reference, host: first, clock });
    await host.comesToItsEnd();
    const told = new Set([...first.lines, ...host.lines].filter((line) => IS_TELLING.test(line)));
    for (const line of told) console.log(`  | ${line}`);
    await requireWhole(dataDir, reference);
  } finally {
    await Promise.all([first.end(), host.end()]);
    disk.dispose();
  }
}

/** Prints what came of it. @throws Error with what is not as undisturbed */
async function requireWhole(dataDir: string, reference: Results): Promise<void> {
  const results = await resultsIn(dataDir);
  const { runs, lost, different } = compareResults(reference, results);
  const { integrity, doubled, missing, orphans } = await conditionAfter(dataDir);
  const attempts = Math.max(...[...results.values()].map(({ run }) => run.attempts));
  console.log(
    `  ${runs} runs: ${lost.length} lost, ${doubled.length} doubled, ${different.length} different, ` +
      `${missing.length} without weights; ${attempts} attempt at most; ${orphans.length} orphan files; integrity_check ${integrity}`,
  );
  const bad = [...lost, ...different, ...doubled, ...missing, ...orphans];
  if (attempts > 1) bad.push('a run lost an attempt');
  if (bad.length > 0 || integrity !== 'ok') throw new Error(bad.join('\n'));
}
