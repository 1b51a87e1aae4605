import { inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { NamedDevice } from '../../contract/device.ts';
import { runs } from '../schema.ts';

/** Runs whose documents name one of these devices. */
export function namesOneOf(devices: readonly NamedDevice[]): SQL {
  const named = sql`coalesce(json_extract(${runs.spec}, '$.device'), '')`;
  return inArray(
    named,
    devices.map((device) => device ?? ''),
  );
}
