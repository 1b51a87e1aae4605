import type { Host } from '../../src/host/host.ts';
import { goingAfter, goingIn, workOf } from './work-going-on.ts';
import type { Work } from './work-going-on.ts';

/** Tells how much is going on in a host, now and whenever it changes, until the host closes. */
export async function watchWork(
  { experiments, queue }: Host['client'],
  tell: (work: Work) => void,
): Promise<void> {
  // Listened to first, so that nothing happens in between.
  const events = await experiments.watchList();
  let going = goingIn(await queue.list());
  let told = workOf(going);
  tell(told);
  for await (const event of events) {
    going = goingAfter(going, event);
    const work = workOf(going);
    if (work.running === told.running && work.going === told.going) continue;
    told = work;
    tell(work);
  }
}
