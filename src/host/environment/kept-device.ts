import type { DeviceChoice } from '../../contract/device.ts';
import { deviceChoiceSchema } from '../../contract/device.ts';
import type { Orm } from '../../db/database.ts';
import { deleteSetting, findSetting, saveSetting } from '../../db/queries/settings.ts';

const KEY = 'device';

/** What was chosen for this data folder. */
export function keptDevice(orm: Orm): DeviceChoice {
  return deviceChoiceSchema.safeParse(findSetting(orm, KEY)).data ?? 'auto';
}

/** Holds from the next start of the workbench on: no run changes its device on its way. */
export function keepDevice(orm: Orm, choice: DeviceChoice): void {
  if (choice === 'auto') deleteSetting(orm, KEY);
  else saveSetting(orm, KEY, choice);
}
