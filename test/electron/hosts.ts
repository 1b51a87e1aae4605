import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

/** The processes of hosts that were started with this data folder, as the vehicle starts them. */
export function hostsOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes('out/main/host.js') && command.includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Kills the app's host; how many there were. Electron itself does not show what a utility process runs. */
export async function killHosts(app: ElectronApplication, folder: string): Promise<number> {
  const utilities = await app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .filter(({ serviceName, name }) => (serviceName || name || '').includes('Workbench host'))
      .map(({ pid }) => pid),
  );
  const hosts = new Set([...hostsOn(folder), ...utilities]);
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
  return hosts.size;
}
