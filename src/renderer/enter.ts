import { SESSION_ITEM, SESSION_PATH } from '../contract/socket.ts';

/*
 * The page that an address with a key leads to: it changes the key for the session secret of this
 * start, and the app takes its place. The storage belongs to this host and port alone; the app's
 * pages that are open already hear of it. Where the key is used up, the app knows whether this browser
 * was let in before, and says what to do where it was not.
 */

const key = location.hash.slice(1);
const answer = await fetch(SESSION_PATH, {
  method: 'POST',
  headers: { Authorization: `Bearer ${key}` },
}).catch(() => undefined);
if (answer?.ok) localStorage.setItem(SESSION_ITEM, await answer.text());
location.replace('/');
