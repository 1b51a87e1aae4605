import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Of the second, a file that is changed takes new room. */
export type FileSystem = 'ext4' | 'btrfs';

/** A disk that can be pulled out, filled and locked: an image, as root and in mounts of our own. */
export interface Disk {
  readonly mountPoint: string;
  mount(): void;
  /** Takes the mount away while files are open: they go on to exist, and lead where nobody looks. */
  unmountLazily(): void;
  /** Nothing can be read from it or written to it any more, as of a cable that is pulled. */
  pull(): void;
  /** The same disk under another name of device, as a cable that is plugged in again brings it. */
  plugIn(): void;
  /** Whoever writes waits inside the system until it thaws, as for a server that does not answer. */
  freeze(): void;
  thaw(): void;
  /** It fails, upon which the system lets nobody write it any more. */
  turnReadOnly(): void;
  /** Takes all room that is left. */
  fill(): void;
  free(): void;
  dispose(): void;
}

/** Without EXT4's journal being written: FS_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH. */
const SHUT_DOWN = `my $flags = pack('L', 2); open(my $dir, '<', $ARGV[0]) or die $!;
  ioctl($dir, 0x8004587d, $flags) or die $!;`;

/** @throws Error with what the program said */
function command(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${program} ${args.join(' ')}: ${stderr ?? String(error)}`);
}

export function makeDisk(dir: string, megabytes: number, fileSystem: FileSystem): Disk {
  const image = join(dir, 'image');
  const mountPoint = join(dir, 'disk');
  const fillers = ['64k', '4k'].map(
    (block) => [block, join(mountPoint, `filler-${block}`)] as const,
  );
  mkdirSync(mountPoint, { recursive: true });
  writeFileSync(image, '');
  truncateSync(image, megabytes * 2 ** 20);
  const isBtrfs = fileSystem === 'btrfs';
  if (isBtrfs) command('mkfs.btrfs', '--quiet', image);
  else command('mkfs.ext4', '-q', '-m', '0', image);
  const options = isBtrfs ? [] : ['-o', 'errors=remount-ro'];
  const attach = () => command('losetup', '--find', '--show', image);
  const devices = [attach()];
  const mount = () => void command('mount', ...options, devices.at(-1) ?? '', mountPoint);
  mount();
  const unmountLazily = () => void command('umount', '--lazy', mountPoint);
  return {
    mountPoint,
    mount,
    unmountLazily,
    pull: () => void command('perl', '-e', SHUT_DOWN, mountPoint),
    plugIn() {
      devices.push(attach());
      mount();
    },
    freeze: () => void command('fsfreeze', '--freeze', mountPoint),
    thaw: () => void command('fsfreeze', '--unfreeze', mountPoint),
    turnReadOnly() {
      const device = basename(devices.at(-1) ?? '');
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, 'to see what comes of it');
    },
    fill() {
      for (const [block, file] of fillers) {
        spawnSync('dd', ['if=/dev/zero', `of=${file}`, `bs=${block}`]);
        // What is only in memory still has its room.
        spawnSync('sync', ['--file-system', mountPoint]);
      }
    },
    free() {
      for (const [, file] of fillers) rmSync(file, { force: true });
    },
    dispose() {
      spawnSync('umount', ['--lazy', '--all-targets', mountPoint]);
      for (const device of devices) spawnSync('losetup', ['--detach', device]);
    },
  };
}
